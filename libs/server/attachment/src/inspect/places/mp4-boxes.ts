import { Refused } from '../refusal.ts';
import type { EditableFile } from './editable-file.ts';

/** A box of ISO/IEC 14496-12, of which QuickTime's are the elder: from `at` to `end`, its content from `body` on. */
export interface Box {
  type: string;
  at: number;
  body: number;
  end: number;
}

const HEAD = 16;

/** The boxes of a stretch of the file. @throws `unreadable` for one that is none or goes beyond it. */
export async function boxesIn(file: EditableFile, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = from; at < to; at = boxes.at(-1)?.end ?? to) {
    const box = await boxAt(file, at, to);
    // QuickTime ends a list with four zeros, which are no box.
    if (!box && (await isZero(file, at, to))) break;
    if (!box || box.end > to) throw new Refused('unreadable');
    boxes.push(box);
  }
  return boxes;
}

/** Undefined where no box begins. One may say that it goes on beyond `to`. */
export async function boxAt(file: EditableFile, at: number, to: number): Promise<Box | undefined> {
  const head = await file.read(at, Math.min(HEAD, to - at));
  if (head.length < 8) return undefined;
  const size = head.readUInt32BE(0);
  const isLong = size === 1;
  if (isLong && head.length < HEAD) return undefined;
  const length = isLong ? Number(head.readBigUInt64BE(8)) : size;
  const body = at + (isLong ? HEAD : 8);
  const end = size === 0 ? to : at + length;
  return end < body ? undefined : { type: head.toString('latin1', 4, 8), at, body, end };
}

/** The first box along a path of types. */
export async function findBox(file: EditableFile, within: Box, ...path: string[]): Promise<Box | undefined> {
  let found: Box | undefined = within;
  for (const type of path) {
    if (!found) return undefined;
    found = (await boxesIn(file, found.body, found.end)).find((box) => box.type === type);
  }
  return found;
}

/** What it said is zeros from now on, and every program passes over it. */
export async function hideBox(file: EditableFile, { at, body, end }: Box): Promise<void> {
  await file.write(at + 4, Buffer.from('free'));
  await file.blank(body, end);
}

async function isZero(file: EditableFile, at: number, to: number): Promise<boolean> {
  return to - at <= 8 && (await file.read(at, to - at)).every((byte) => byte === 0);
}
