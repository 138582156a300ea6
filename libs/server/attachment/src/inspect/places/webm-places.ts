import { Refused } from '../refusal.ts';
import { EditableFile } from './editable-file.ts';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const VOID = 0xec;
/** Four bytes of name and eight of length. */
const HEAD = 12;
/** Tags, attached files, and what is passed over already. */
const DESCRIPTIONS = new Set([0x1254c367, 0x1941a469, VOID]);

/** An element of EBML (RFC 8794); `end` is undefined where its length is not said, as recorders leave it. */
interface Element {
  id: number;
  at: number;
  body: number;
  end: number | undefined;
}

/**
 * Takes the tags of a WebM film out, of which one may say where it was made: in their place, so that all else stays as it is,
 * to the byte.
 *
 * @throws `unreadable` for a file whose elements do not follow each other.
 */
export async function hidePlacesInWebm(path: string): Promise<void> {
  await EditableFile.use(path, async (file) => {
    for (let at = 0; at < file.size;) {
      const element = await elementAt(file, at);
      // A recording that was cut off ends anywhere.
      at = element ? await pass(file, element) : file.size;
    }
  });
}

/** Where the next element is. What has no length is left when an element comes that cannot be in it. */
async function pass(file: EditableFile, { id, at, body, end }: Element): Promise<number> {
  if (id === SEGMENT || (id === CLUSTER && end === undefined)) return body;
  if (end === undefined) throw new Refused('unreadable');
  if (DESCRIPTIONS.has(id)) await hide(file, at, Math.min(end, file.size));
  return end;
}

async function hide(file: EditableFile, at: number, end: number): Promise<void> {
  const length = end - at;
  const head = Buffer.alloc(length < 9 ? 2 : 9);
  head.writeUInt8(VOID, 0);
  if (length < 9) head.writeUInt8(0x80 | (length - 2), 1);
  else head.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), 1);
  await file.write(at, head);
  await file.blank(at + head.length, end);
}

/** Undefined where the file ends within its head. */
async function elementAt(file: EditableFile, at: number): Promise<Element | undefined> {
  const head = await file.read(at, HEAD);
  const idLength = lengthOf(head[0]);
  const sizeLength = lengthOf(head[idLength]);
  const body = at + idLength + sizeLength;
  if (head.length < HEAD && head.length < idLength + sizeLength) return undefined;
  if (idLength > 4 || sizeLength > 8) throw new Refused('unreadable');
  const size = head.subarray(idLength, idLength + sizeLength);
  // Without the bit that says how long it is. All ones: not said.
  const bits = BigInt(`0x${size.toString('hex')}`) & ((1n << BigInt(7 * sizeLength)) - 1n);
  const isSaid = bits !== (1n << BigInt(7 * sizeLength)) - 1n;
  return { id: head.readUIntBE(0, idLength), at, body, end: isSaid ? body + Number(bits) : undefined };
}

/** How many bytes a number has, by the first of them; 9 for none. */
const lengthOf = (first = 0): number => Math.clz32(first) - 23;
