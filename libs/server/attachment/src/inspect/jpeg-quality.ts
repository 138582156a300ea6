import { open, type FileHandle } from 'node:fs/promises';

/** Sum of the standard's example table for brightness, which encoders scale by their quality. */
const STANDARD_SUM = 3_688;
const TABLES = 0xdb;
const SCAN = 0xda;
/** More stand before no picture. */
const SEGMENTS = 500;

/** The quality, from 1 to 100, that a JPEG was made with, as far as its tables tell; null where they do not. */
export async function jpegQualityOf(path: string): Promise<number | null> {
  const file = await open(path);
  try {
    const sum = await brightnessSum(file);
    if (!sum) return null;
    const percent = (100 * sum) / STANDARD_SUM;
    const quality = percent <= 100 ? (200 - percent) / 2 : 5_000 / percent;
    return Math.min(100, Math.max(1, Math.floor(quality)));
  } finally {
    await file.close();
  }
}

/** Of what brightness is divided by, all 64 numbers; undefined without such a table. */
async function brightnessSum(file: FileHandle): Promise<number | undefined> {
  for (let at = 2, count = 0; count < SEGMENTS; count += 1) {
    const head = await bytesAt(file, at, 4);
    if (head.length < 4 || head[0] !== 0xff || head[1] === SCAN) return undefined;
    const length = head.readUInt16BE(2);
    const sum = head[1] === TABLES ? sumIn(await bytesAt(file, at + 4, length - 2)) : undefined;
    if (sum !== undefined) return sum;
    at += 2 + length;
  }
  return undefined;
}

/** A segment has several tables, each of bytes or of pairs of them; brightness has the number 0. */
function sumIn(segment: Buffer): number | undefined {
  for (let at = 0; at < segment.length;) {
    const isWide = segment.readUInt8(at) >> 4 > 0;
    const table = segment.subarray(at + 1, at + 1 + (isWide ? 128 : 64));
    if ((segment.readUInt8(at) & 0xf) === 0)
      return table.reduce((sum, byte, index) => sum + (isWide && index % 2 === 0 ? byte * 256 : byte), 0);
    at += 1 + table.length;
  }
  return undefined;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (length <= 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
