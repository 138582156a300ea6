import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { attachmentService, type Asker, type TestService } from './testing/service';
import { zipOf } from './testing/zip';

const SCRIPT = '<script>canary()</script>';
let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#246' } });

describe('a picture with a script in it', () => {
  const carriers = ['jpeg', 'png', 'webp', 'gif'] as const;
  const ways: [string, (bytes: Buffer) => Buffer][] = [
    ['behind its end', (bytes) => Buffer.concat([bytes, Buffer.from(SCRIPT)])],
    ['and an archive behind its end', (bytes) => Buffer.concat([bytes, zipOf([{ name: SCRIPT }])])],
    ['and a document behind its end', (bytes) => Buffer.concat([bytes, Buffer.from(`%PDF-1.7 ${SCRIPT}`)])],
    [
      'in packed bytes behind its end',
      (bytes) => Buffer.concat([bytes, deflateSync(SCRIPT), Buffer.from(SCRIPT)]),
    ],
  ];
  const cases = carriers.flatMap((format) => ways.map(([way, make]) => [format, way, make] as const));

  it.each(cases)('%s, %s, is served without it, or not taken', async (format, _, make) => {
    const bytes = make(await plain(40, 30).toFormat(format).toBuffer());
    for (const name of [`a.${format === 'jpeg' ? 'jpg' : format}`, 'a.png']) {
      const answer = await amina.upload(room, name, bytes);
      if (answer.status !== 201) expect(answer.status).toBe(415);
      else expect((await amina.read(answer.body.id)).bytes.includes('canary')).toBe(false);
    }
  });

  it.each(carriers)('%s, in what describes it, is served without it', async (format) => {
    const image = plain(40, 30).withExif({ IFD0: { Copyright: SCRIPT, Artist: SCRIPT } });
    const bytes = await image.toFormat(format).toBuffer();
    const { id } = await amina.uploaded(room, `a.${format === 'jpeg' ? 'jpg' : format}`, bytes);
    expect((await amina.read(id)).bytes.includes('canary')).toBe(false);
  });
});
