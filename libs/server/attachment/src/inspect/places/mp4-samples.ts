import { Refused } from '../refusal.ts';
import type { EditableFile } from './editable-file.ts';
import { findBox, type Box } from './mp4-boxes.ts';

/** Far more than the tables of any film that may be sent. */
const LARGEST_TABLE = 32 * 1024 ** 2;

/** What a track holds is zeros from now on, wherever in the file it lies. */
export async function blankSamples(file: EditableFile, track: Box): Promise<void> {
  const list = await findBox(file, track, 'mdia', 'minf', 'stbl');
  if (!list) return;
  const tableOf = async (type: string) => readTable(file, await findBox(file, list, type));
  const offsets = offsetsOf(await tableOf('stco'), await tableOf('co64'));
  const sizes = sizesOf(await tableOf('stsz'));
  const counts = countsOf(await tableOf('stsc'));
  let first = 0;
  for (const [index, offset] of offsets.entries()) {
    const count = counts(index + 1);
    await file.blank(offset, offset + sizes(first, count));
    first += count;
  }
}

/** After version and flags. */
async function readTable(file: EditableFile, box: Box | undefined): Promise<Buffer> {
  if (!box) return Buffer.alloc(0);
  if (box.end - box.body > LARGEST_TABLE) throw new Refused('too_demanding');
  return (await file.read(box.body, box.end - box.body)).subarray(4);
}

/** The rows of a table that begins with how many there are. */
function rowsOf(table: Buffer, width: number): Buffer[] {
  const room = Math.max(0, Math.floor((table.length - 4) / width));
  const count = table.length < 4 ? 0 : Math.min(table.readUInt32BE(0), room);
  return Array.from({ length: count }, (_, row) => table.subarray(4 + row * width, 4 + (row + 1) * width));
}

/** Where each chunk of samples begins. */
function offsetsOf(short: Buffer, long: Buffer): number[] {
  return [
    ...rowsOf(short, 4).map((row) => row.readUInt32BE(0)),
    ...rowsOf(long, 8).map((row) => Number(row.readBigUInt64BE(0))),
  ];
}

/** How many bytes so many samples take from the `first` on. */
function sizesOf(table: Buffer): (first: number, count: number) => number {
  const same = table.length >= 4 ? table.readUInt32BE(0) : 0;
  if (same > 0) return (_, count) => same * count;
  const sizes = rowsOf(table.subarray(4), 4).map((row) => row.readUInt32BE(0));
  return (first, count) => sizes.slice(first, first + count).reduce((sum, size) => sum + size, 0);
}

/** How many samples a chunk has: a row holds from its chunk on until the next row's. */
function countsOf(table: Buffer): (chunk: number) => number {
  const runs = rowsOf(table, 12).map((row) => ({ from: row.readUInt32BE(0), count: row.readUInt32BE(4) }));
  return (chunk) => runs.findLast(({ from }) => from <= chunk)?.count ?? 0;
}
