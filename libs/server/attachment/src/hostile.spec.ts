import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { attachmentService, type Asker, type TestService } from './testing/service';
import { zipOf } from './testing/zip';

const SCRIPT = '<script>canary()</script>';
let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService({ imageMaxPixels: 1_000_000 });
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

async function ruleOf(name: string, content: Uint8Array): Promise<string | undefined> {
  return (await amina.upload<{ errors?: { rule: string }[] }>(room, name, content)).body.errors?.[0]?.rule;
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#246' } });

describe('a bomb', () => {
  it('of pixels is refused by its header, still or moving', async () => {
    expect(await ruleOf('flat.png', await plain(1_001, 1_000).png().toBuffer())).toBe('too_many_pixels');
    const frames = Array.from({ length: 30 }, () => plain(200, 200).png().toBuffer());
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ keepDuplicateFrames: true })
      .toBuffer();
    expect(await ruleOf('long.gif', gif)).toBe('too_many_pixels');
  });

  it('in an archive is refused by its list', async () => {
    const zeros = Buffer.alloc(30 * 1024 ** 2);
    expect(await ruleOf('flat.zip', zipOf([{ name: 'zeros', content: zeros }]))).toBe('archive_unsafe');
    const claims = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, claims: 2 ** 31 }));
    expect(await ruleOf('lies.zip', zipOf(claims))).toBe('archive_unsafe');
    const many = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}` }));
    expect(await ruleOf('many.zip', zipOf(many))).toBe('archive_unsafe');
  });

  it.each([
    ['leads out of its folder', { name: '../../evil.txt', content: Buffer.from('x') }],
    ['begins at the root', { name: '/etc/evil.txt', content: Buffer.from('x') }],
    ['is a link', { name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 }],
  ])('is an entry that %s', async (_, entry) => {
    expect(await ruleOf('a.zip', zipOf([entry]))).toBe('archive_unsafe');
  });

  it('is not every archive', async () => {
    const content = Buffer.from('notes '.repeat(1_000));
    expect(await ruleOf('notes.zip', zipOf([{ name: 'a/notes.txt', content }]))).toBeUndefined();
  });
});

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

describe('a page in disguise', () => {
  const page = `<!doctype html><html>${SCRIPT}</html>`;
  const heads = [
    '',
    'GIF89a',
    '%PDF-1.7\n',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'PK\x03\x04',
    'RIFF....WEBP',
    '\ufeff',
  ];
  const cases = heads.flatMap((head) => ['html', 'svg', 'txt', 'pdf', 'png'].map((ending) => [head, ending]));

  it.each(cases)(
    '%j before it, named .%s, is refused, or served as nothing that runs',
    async (head, ending) => {
      const answer = await amina.upload(room, `a.${ending}`, Buffer.from(`${head}${page}`, 'latin1'));
      if (answer.status !== 201) return expect(answer.status).toBe(415);
      const { headers } = await amina.read(answer.body.id);
      expect(headers.get('content-disposition')).toMatch(/^attachment/);
      expect(headers.get('content-type')).toMatch(/^(text\/plain; charset=utf-8|application\/pdf)$/);
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});
