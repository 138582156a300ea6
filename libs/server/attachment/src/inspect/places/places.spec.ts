import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { box, element, handler, longBox, numbers } from '../../testing/boxes';
import { hidePlacesInMp4 } from './mp4-places';
import { hidePlacesInWebm } from './webm-places';

const PLACE = '+52.5163+013.3779/';
const folder = mkdtempSync(join(tmpdir(), 'officehours-places-'));
const path = join(folder, 'film');

afterAll(() => rmSync(folder, { recursive: true }));

/** What is left of a film. */
async function without(hide: (path: string) => Promise<void>, film: Buffer): Promise<Buffer> {
  writeFileSync(path, film);
  await hide(path);
  return readFileSync(path);
}

const FTYP = box('ftyp', 'isom', numbers(0));
const PICTURES = box('mdat', 'pictures and sound');
const MVHD = box('mvhd', numbers(0, 1, 2, 3));
const track = (type: string, ...more: Buffer[]): Buffer =>
  box('trak', box('tkhd', numbers(7)), box('mdia', box('mdhd', numbers(0)), handler(type)), ...more);
const XMP = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
const keys = box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', PLACE));

/** The same with zeros instead of what is hidden, and the name that every program passes over. */
function hidden(film: Buffer, ...boxes: Buffer[]): Buffer {
  const expected = Buffer.from(film);
  for (const one of boxes)
    for (let at = film.indexOf(one); at >= 0; at = film.indexOf(one, at + 1)) {
      expected.write('free', at + 4);
      expected.fill(0, at + 8, at + one.length);
    }
  return expected;
}

describe('a film in an MP4 or QuickTime file', () => {
  const udta = box('udta', box('\xa9xyz', numbers(0x1215c7), PLACE), numbers(0));
  const loci = box('udta', box('loci', numbers(0), PLACE));
  const xmp = box('uuid', XMP, `<exif:GPSLatitude>${PLACE}`);
  const rest = box('free', PLACE);
  const film = Buffer.concat([
    ...[FTYP, xmp, rest, PICTURES],
    box('moov', MVHD, track('vide', loci), track('soun', keys), udta, keys),
    box('sefd', PLACE),
  ]);

  it('no longer says where it was made, and is the same to the byte in all else', async () => {
    const left = await without(hidePlacesInMp4, film);
    expect(left.includes(PLACE)).toBe(false);
    expect(left).toEqual(hidden(film, xmp, rest, loci, keys, udta, box('sefd', PLACE)));
  });

  it('says nothing behind its end, nor in a box that is longer than four gigabytes could be', async () => {
    const long = Buffer.concat([
      FTYP,
      longBox('mdat', Buffer.from('pictures')),
      box('moov', MVHD, track('vide')),
    ]);
    const left = await without(hidePlacesInMp4, Buffer.concat([long, numbers(3), Buffer.from(PLACE)]));
    expect(left.subarray(0, long.length)).toEqual(long);
    expect(left.includes(PLACE)).toBe(false);
  });

  it('loses the tracks in which sensors wrote, their samples too, wherever they lie', async () => {
    const first = FTYP.length + 8 + 4;
    const table = (offsets: Buffer) =>
      box('trak', box('mdia', handler('meta'), box('minf', box('stbl', offsets, sizes, counts))));
    const sizes = box('stsz', numbers(0, 0, 2, PLACE.length, PLACE.length));
    const counts = box('stsc', numbers(0, 1, 1, 1, 1));
    const at = [first, first + PLACE.length + 4];
    const mdat = box('mdat', 'film', PLACE, 'film', PLACE, 'film');
    const wide = Buffer.concat(at.map((offset) => numbers(0, offset)));
    for (const offsets of [box('stco', numbers(0, 2, ...at)), box('co64', numbers(0, 2), wide)]) {
      const telling = table(offsets);
      const left = await without(
        hidePlacesInMp4,
        Buffer.concat([FTYP, mdat, box('moov', MVHD, track('vide'), telling)]),
      );
      expect(left.includes(PLACE)).toBe(false);
      const zeros = Buffer.alloc(PLACE.length);
      const kept = Buffer.concat([
        ...[FTYP, box('mdat', 'film', zeros, 'film', zeros, 'film')],
        box('moov', MVHD, track('vide'), box('free', Buffer.alloc(telling.length - 8))),
      ]);
      expect(left).toEqual(kept);
    }
  });

  it('is not taken when its boxes do not fit into each other', async () => {
    const broken = [
      Buffer.concat([FTYP, box('moov', MVHD, numbers(900), 'trak')]),
      Buffer.concat([FTYP, numbers(900), Buffer.from('moov'), MVHD]),
    ];
    for (const film of broken)
      await expect(without(hidePlacesInMp4, film)).rejects.toMatchObject({ rule: 'unreadable' });
  });
});

describe('a film in a WebM file', () => {
  const [SEGMENT, CLUSTER, TAGS, ATTACHED, BLOCK] = [0x18538067, 0x1f43b675, 0x1254c367, 0x1941a469, 0xa3];
  const head = element(0x1a45dfa3, 'webm');
  const tags = element(TAGS, `LOCATION ${PLACE}`);

  it.each([
    ['as it is made', false],
    ['as it is recorded', true],
  ])('no longer has tags or files in it, %s', async (_, isOpen) => {
    const cluster = element(CLUSTER, element(BLOCK, 'pictures'), isOpen);
    const attached = element(ATTACHED, PLACE);
    const film = (one: Buffer, other: Buffer): Buffer =>
      Buffer.concat([head, element(SEGMENT, Buffer.concat([one, cluster, other]), isOpen)]);
    const left = await without(hidePlacesInWebm, film(tags, attached));
    const nothing = ({ length }: Buffer): Buffer => {
      const empty = Buffer.alloc(length);
      empty.writeUInt8(0xec, 0);
      empty.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), 1);
      return empty;
    };
    expect(left).toEqual(film(nothing(tags), nothing(attached)));
  });

  it('has the shortest of tags taken out, too', async () => {
    const short = Buffer.concat([Buffer.from('1254c367', 'hex'), Buffer.from([0x82]), Buffer.from('ab')]);
    const left = await without(hidePlacesInWebm, Buffer.concat([head, element(SEGMENT, short)]));
    expect(left).toEqual(Buffer.concat([head, element(SEGMENT, Buffer.from('ec850000000000', 'hex'))]));
  });

  it('may end anywhere, as a recording does that was cut off', async () => {
    const film = Buffer.concat([head, element(SEGMENT, element(CLUSTER, 'pictures', true), true)]);
    for (let length = head.length + 1; length < film.length; length += 1)
      expect(await without(hidePlacesInWebm, film.subarray(0, length))).toEqual(film.subarray(0, length));
  });

  it('is not taken when its elements do not follow each other', async () => {
    for (const broken of [numbers(0, 0, 0), element(0x1654ae6b, 'tracks', true)])
      await expect(without(hidePlacesInWebm, Buffer.concat([head, broken]))).rejects.toMatchObject({
        rule: 'unreadable',
      });
  });
});
