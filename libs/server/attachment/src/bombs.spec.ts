import { crc32, deflateSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { Inspector } from './inspect/inspector';
import { attachmentService, type Asker, type TestService } from './testing/service';
import { zipOf, type ZipEntry } from './testing/zip';

/** What one refusal may take: it is by a header or a list, so this is far more than it needs on a busy machine. */
const MOST_MS = 5_000;
/** What the program that looks into files may hold at its highest; a picture within the limits takes more. */
const MOST_MB = 400;
/** By how much the service itself may grow meanwhile. */
const GROWS_MB = 150;
const MB = 1024 ** 2;

let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService({ imageMaxPixels: 1_000_000 });
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#246' } });

/** Why it is refused; undefined when it is taken. Never after long, never with much memory. */
async function ruleOf(name: string, content: Uint8Array): Promise<string | undefined> {
  const [began, before] = [Date.now(), process.memoryUsage().rss];
  const { body } = await amina.upload<{ errors?: { rule: string }[] }>(room, name, content);
  expect(Date.now() - began).toBeLessThan(MOST_MS);
  expect((process.memoryUsage().rss - before) / MB).toBeLessThan(GROWS_MB);
  expect(highestOfWorker()).toBeLessThan(MOST_MB);
  return body.errors?.[0]?.rule;
}

/** Megabytes that the inspecting program has held at most; 0 where the system does not say. */
function highestOfWorker(): number {
  const { lanes } = service.app.get(Inspector) as unknown as {
    lanes?: { pictures: { program: { child?: { pid: number } } } };
  };
  const status = `/proc/${lanes?.pictures.program.child?.pid}/status`;
  const [, kilobytes = '0'] =
    (existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))) || [];
  return Number(kilobytes) / 1024;
}

/** A picture whose header says a size, and whose rows are 64 megabytes of zeros, packed. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc(64 * MB));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a bomb of pixels', () => {
  it('of 50,000 by 50,000 in a few kilobytes is refused by its header', async () => {
    const bomb = hugePng(50_000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await ruleOf('huge.png', bomb)).toBe('too_many_pixels');
  });

  it('is refused by its header, still or moving', async () => {
    expect(await ruleOf('flat.png', await plain(1_001, 1_000).png().toBuffer())).toBe('too_many_pixels');
    const frames = Array.from({ length: 30 }, () => plain(200, 200).png().toBuffer());
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ keepDuplicateFrames: true })
      .toBuffer();
    expect(await ruleOf('long.gif', gif)).toBe('too_many_pixels');
  });
});

describe('a picture', () => {
  const animation = async (frames: number): Promise<Buffer> => {
    const made = Array.from({ length: frames }, () => plain(4, 4).png().toBuffer());
    return sharp(await Promise.all(made), { join: { animated: true } })
      .gif({ keepDuplicateFrames: true })
      .toBuffer();
  };

  it('has sides of at most 16,384 pixels', async () => {
    expect(await ruleOf('long.png', await plain(16_385, 2).png().toBuffer())).toBe('too_wide');
    expect(await ruleOf('high.png', await plain(2, 16_385).png().toBuffer())).toBe('too_wide');
    expect(await ruleOf('long.png', await plain(16_384, 2).png().toBuffer())).toBeUndefined();
  });

  it('that moves is made of at most a hundred', async () => {
    expect(await ruleOf('long.gif', await animation(101))).toBe('too_many_frames');
    expect(await ruleOf('short.gif', await animation(100))).toBeUndefined();
  });
});

describe('a bomb in an archive', () => {
  const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * MB);
  const flat = zipOf([{ name: 'zeros', content: zeros(30) }]);
  const bombs: [string, () => ZipEntry[]][] = [
    ['zeros', () => [{ name: 'zeros', content: zeros(30) }]],
    [
      'a list that says more than there is',
      () => Array.from({ length: 20 }, (_, at) => ({ name: `${at}`, claims: 2 ** 31 })),
    ],
    ['more entries than anybody opens', () => Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}` }))],
    ['an entry that leads out of its folder', () => [{ name: '../../evil.txt', content: Buffer.from('x') }]],
    ['an entry that begins at the root', () => [{ name: '/etc/evil.txt', content: Buffer.from('x') }]],
    ['a link', () => [{ name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 }]],
  ];

  it.each(bombs)('is refused by its list: %s', async (_, entries) => {
    expect(await ruleOf('bomb.zip', zipOf(entries()))).toBe('archive_unsafe');
  });

  it('inside of archives is never unpacked: taken as it is, at once', async () => {
    const nested = zipOf(Array.from({ length: 16 }, (_, at) => ({ name: `${at}.zip`, content: flat })));
    expect(nested.length).toBeLessThan(flat.length * 17);
    expect(await ruleOf('nested.zip', nested)).toBeUndefined();
  });

  it('is not every archive', async () => {
    const content = Buffer.from('notes '.repeat(1_000));
    expect(await ruleOf('notes.zip', zipOf([{ name: 'a/notes.txt', content }]))).toBeUndefined();
  });
});
