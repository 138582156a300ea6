import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '@officehours/platform';
import sharp from 'sharp';
import { Inspector } from './inspector';
import { jpegQualityOf } from './jpeg-quality';
import type { Finding } from './task';

const MB = 1024 ** 2;
/** As the service comes. */
const SETTINGS = new Settings({ imageMaxPixels: 40_000_000 });

/** Lets the program that makes pictures anew hold hardly more than it does when it begins. */
class Tight extends Inspector {
  protected override get pictureBytes(): number {
    return 100 * MB;
  }
}

let root: string;
let count = 0;
let inspector: Inspector;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'officehours-inspector-'));
  inspector = new Inspector(SETTINGS);
});
afterAll(() => {
  inspector.onApplicationShutdown();
  rmSync(root, { recursive: true });
});

interface Asked {
  personId?: string;
  maxBytes?: number;
  by?: Inspector;
}

async function placed(name: string, content: Uint8Array | string): Promise<{ path: string; folder: string }> {
  const folder = join(root, String((count += 1)));
  await mkdir(folder);
  await writeFile(join(folder, name), content);
  return { folder, path: join(folder, name) };
}

function inspect(place: { path: string; folder: string }, asked: Asked = {}): Promise<Finding> {
  const { personId = 'a', maxBytes = 25 * MB, by = inspector } = asked;
  const { imageMaxPixels: maxPixels } = SETTINGS;
  return by.inspect(personId, { ...place, name: place.path, isVoice: false, maxPixels, maxBytes });
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#246' } });
/** Pixels by chance, which no format packs well. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#246',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

describe('looking into files', () => {
  it('of one person keeps nobody else waiting', async () => {
    const large = await plain(2_500, 2_500).png().toBuffer();
    const names = ['1.png', '2.png', '3.png', '4.png'];
    const places = await Promise.all(names.map((name) => placed(name, large)));
    const text = await placed('a.txt', 'a');
    const small = await placed('a.jpg', await plain(9, 9).jpeg().toBuffer());
    const done: string[] = [];
    const asked = (name: string, finding: Promise<Finding>) => finding.then(() => done.push(name));
    await Promise.all([
      ...places.map((place, at) => asked(String(at + 1), inspect(place))),
      asked('text', inspect(text, { personId: 'b' })),
      asked('picture', inspect(small, { personId: 'b' })),
    ]);
    expect(done.indexOf('text')).toBeLessThan(done.indexOf('2'));
    expect(done.filter((name) => name !== 'text')).toEqual(['1', '2', 'picture', '3', '4']);
  });

  it('takes the largest picture that is allowed, as the service comes', async () => {
    const largest = plain(8_000, 5_000).withMetadata({ orientation: 6 }).jpeg();
    const { image } = await inspect(await placed('a.jpg', await largest.toBuffer()));
    expect([image?.width, image?.height]).toEqual([5_000, 8_000]);
  });

  it('ends over a picture that takes too much memory, and goes on with the next file', async () => {
    const by = new Tight(SETTINGS);
    const heavy = plain(7_000, 5_000).withMetadata({ orientation: 6 }).jpeg();
    const refusal = inspect(await placed('a.jpg', await heavy.toBuffer()), { by });
    await expect(refusal).rejects.toMatchObject({ errors: [{ path: 'file', rule: 'too_demanding' }] });
    expect((await inspect(await placed('a.txt', 'a'), { by })).mimeType).toBe('text/plain');
    by.onApplicationShutdown();
  });

  it('ends with the service, whatever still waits: no program stays behind', async () => {
    const programs = () => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;
    const before = programs();
    const by = new Inspector(SETTINGS);
    const places = await Promise.all(['1.txt', '2.txt', '3.txt'].map((name) => placed(name, 'a')));
    const asked = places.map((place) => inspect(place, { by }).then(String, (error: Error) => error));
    by.onApplicationShutdown();
    for (const answer of await Promise.all(asked)) expect(answer).toBeInstanceOf(Error);
    await expect(inspect(places[0]!, { by })).rejects.toMatchObject({ code: 'unavailable' });
    while (programs() > before) await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

describe('a picture that is made anew', () => {
  it.each([30, 55, 75, 90])('is not better than it was, nor larger: of quality %d', async (quality) => {
    const place = await placed('a.jpg', await noise(600, 400).jpeg({ quality }).toBuffer());
    expect(Math.abs((await jpegQualityOf(place.path))! - quality)).toBeLessThanOrEqual(1);
    const { path, size } = await inspect(place);
    expect(size).toBeLessThanOrEqual(statSync(place.path).size);
    expect(await jpegQualityOf(path)).toBeLessThanOrEqual(Math.min(quality, 86));
  });

  it.each(['webp', 'jpeg'] as const)('keeps within the largest size: %s', async (format) => {
    const bytes = await noise(500, 500).toFormat(format, { quality: 60 }).toBuffer();
    const { size } = await inspect(await placed(`a.${format}`, bytes), { maxBytes: bytes.length });
    expect(size).toBeLessThanOrEqual(bytes.length);
  });

  it('is refused when it cannot be so small', async () => {
    const bytes = await noise(300, 300).png({ palette: true, colours: 8, dither: 0 }).toBuffer();
    const refusal = inspect(await placed('a.png', bytes), { maxBytes: bytes.length });
    await expect(refusal).rejects.toMatchObject({ errors: [{ path: 'file', rule: 'too_large' }] });
  });
});
