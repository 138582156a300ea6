import { Clamd, CLAMD, STREAM_MAX_BYTES } from './testing/clamd';
import { attachmentService, type Asker, type TestService } from './testing/service';
import { zipOf } from './testing/zip';

const MARK = 'this harmless sentence is what the database of the test calls a virus';

if (CLAMD === undefined) {
  it.todo('is tried with a real clamd, which is not installed here (Debian: apt-get install clamav-daemon)');
} else {
  const program = CLAMD;

  describe('a real clamd', () => {
    let clamd: Clamd;
    let service: TestService;
    let amina: Asker;
    let room: string;

    beforeAll(async () => {
      clamd = await Clamd.start(program, MARK);
      service = await attachmentService({ clamdUrl: clamd.url });
      amina = await service.someone('student');
      room = await service.roomOf(amina, await service.someone('instructor'));
    }, 60_000);

    afterAll(async () => {
      await service.stop();
      await clamd.stop();
    });

    const statusOf = async (name: string, content: string | Uint8Array): Promise<number> =>
      (await amina.upload(room, name, content)).status;

    it('lets clean files pass, several at once', async () => {
      const names = Array.from({ length: 4 }, (_, n) => `${n}.txt`);
      const all = await Promise.all(names.map((name) => statusOf(name, `clean, as ${name} is`)));
      expect(all).toEqual(names.map(() => 201));
    });

    it('finds what it knows, at the end of a file and inside an archive; nobody gets it', async () => {
      const files: [string, string | Uint8Array][] = [
        ['a.txt', MARK],
        ['long.txt', `${'x'.repeat(700_000)}${MARK}`],
        ['a.zip', zipOf([{ name: 'inside.txt', content: Buffer.from(MARK) }])],
      ];
      for (const [name, content] of files) {
        const answer = await amina.upload<{ errors: unknown }>(room, name, content);
        expect([answer.status, answer.body.errors]).toEqual([415, [{ path: 'file', rule: 'infected' }]]);
      }
    });

    it('takes no file of which it does not see all: longer than its limit is no clean verdict', async () => {
      expect(await statusOf('long.txt', 'x'.repeat(STREAM_MAX_BYTES + 1))).toBe(503);
      expect(await statusOf('short.txt', 'x')).toBe(201);
    });

    it('that is away takes nothing, and everything again when it is back', async () => {
      await clamd.end();
      expect(await statusOf('a.txt', 'clean')).toBe(503);
      await clamd.run();
      expect(await statusOf('a.txt', 'clean')).toBe(201);
      expect(await statusOf('b.txt', MARK)).toBe(415);
    }, 60_000);
  });
}
