import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { isUtf8 } from 'node:buffer';
import { CommandError } from '../errors.ts';
import type { Doc, Value } from './values.ts';

/**
 * Decodes BSON into ordered, typed values. The official codec's `deserialize` builds plain objects, which
 * lose the order of integer-like field names; the classes for values and the encoder are the official ones.
 * Every length is checked, so that no input reads outside its document.
 */
export const maxDepth = 180;

const invalid = (why: string): CommandError => new CommandError(22, `Invalid BSON: ${why}`);

/** Arrays of documents in a command that handlers want as they were sent. */
const rawArrays = new Set(['documents', 'updates', 'deletes']);

/** A command's body, with its batches of documents left encoded. */
export const decodeCommand = (buffer: Buffer): { body: Doc; sequences: Map<string, Buffer[]> } => {
  const end = documentEnd(buffer, 0, buffer.length);
  const position = { at: 4 };
  const body: Doc = new Map();
  const sequences = new Map<string, Buffer[]>();
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    const name = readCString(buffer, position, end);
    if (body.has(name) || sequences.has(name))
      throw new CommandError(2, `The command has the field '${name}' twice`);
    if (type === 0x04 && rawArrays.has(name)) sequences.set(name, rawDocuments(buffer, position, end - 1));
    else body.set(name, readValue(buffer, position, end - 1, type, 0));
  }
  return { body, sequences };
};

const rawDocuments = (buffer: Buffer, position: Position, limit: number): Buffer[] => {
  const end = documentEnd(buffer, position.at, limit);
  const docs: Buffer[] = [];
  position.at += 4;
  while (position.at < end - 1) {
    if (buffer[position.at++] !== 0x03)
      throw new CommandError(14, 'A batch of a command holds documents only');
    skipCString(buffer, position, end);
    const next = documentEnd(buffer, position.at, end - 1);
    docs.push(buffer.subarray(position.at, next));
    position.at = next;
  }
  position.at = end;
  return docs;
};

/** Where a decoder stands in a buffer. One object for a whole document keeps calls cheap. */
interface Position {
  at: number;
}

/** @param bytes exactly one document. */
export const decode = (bytes: Uint8Array): Doc => {
  const buffer = asBuffer(bytes);
  const position = { at: 0 };
  const doc = readDocument(buffer, position, buffer.length, 0);
  if (position.at !== buffer.length) throw invalid('bytes follow the end of the document');
  return doc;
};

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Checks the frame of a document at `start` and gives the offset of the byte after it. */
export const documentEnd = (buffer: Buffer, start: number, limit: number): number => {
  if (start + 5 > limit) throw invalid('the document is cut short');
  const size = buffer.readInt32LE(start);
  const end = start + size;
  if (size < 5 || end > limit) throw invalid(`a document claims ${size} bytes`);
  if (buffer[end - 1] !== 0) throw invalid('a document does not end with a zero byte');
  return end;
};

const readDocument = (buffer: Buffer, position: Position, limit: number, depth: number): Doc => {
  if (depth > maxDepth) throw new CommandError(15, `Document nesting depth exceeds ${maxDepth}`);
  const end = documentEnd(buffer, position.at, limit);
  const doc: Doc = new Map();
  position.at += 4;
  let fields = 0;
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    const name = readCString(buffer, position, end);
    doc.set(name, readValue(buffer, position, end - 1, type, depth));
    fields++;
  }
  if (doc.size !== fields)
    throw new CommandError(2, 'A document has a field name twice, which is not supported');
  if (position.at !== end - 1) throw invalid('a value runs over the end of its document');
  position.at = end;
  return doc;
};

const readArray = (buffer: Buffer, position: Position, limit: number, depth: number): Value[] => {
  if (depth > maxDepth) throw new CommandError(15, `Document nesting depth exceeds ${maxDepth}`);
  const end = documentEnd(buffer, position.at, limit);
  const values: Value[] = [];
  position.at += 4;
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    skipCString(buffer, position, end);
    values.push(readValue(buffer, position, end - 1, type, depth));
  }
  if (position.at !== end - 1) throw invalid('a value runs over the end of its array');
  position.at = end;
  return values;
};

/** Advances over `length` bytes and gives where they began. */
export const take = (position: Position, length: number, limit: number): number => {
  const start = position.at;
  if (length < 0 || start + length > limit) throw invalid('a value is cut short');
  position.at = start + length;
  return start;
};

const readValue = (buffer: Buffer, position: Position, limit: number, type: number, depth: number): Value => {
  switch (type) {
    case 0x01:
      return new Double(buffer.readDoubleLE(take(position, 8, limit)));
    case 0x02:
      return readString(buffer, position, limit);
    case 0x03:
      return readDocument(buffer, position, limit, depth + 1);
    case 0x04:
      return readArray(buffer, position, limit, depth + 1);
    case 0x05:
      return readBinary(buffer, position, limit);
    case 0x07:
      return new ObjectId(copy(buffer, take(position, 12, limit), 12));
    case 0x08:
      return readBoolean(buffer, position, limit);
    case 0x09:
      return readDate(buffer, position, limit);
    case 0x0a:
      return null;
    case 0x10:
      return new Int32(buffer.readInt32LE(take(position, 4, limit)));
    case 0x12: {
      const at = take(position, 8, limit);
      return new Long(buffer.readInt32LE(at), buffer.readInt32LE(at + 4));
    }
    default:
      return readRareValue(buffer, position, limit, type);
  }
};

const readRareValue = (buffer: Buffer, position: Position, limit: number, type: number): Value => {
  switch (type) {
    case 0x0b: {
      const pattern = readCString(buffer, position, limit);
      return new BSONRegExp(pattern, readCString(buffer, position, limit));
    }
    case 0x0d:
      return new Code(readString(buffer, position, limit));
    case 0x11: {
      const at = take(position, 8, limit);
      return new Timestamp({ i: buffer.readUInt32LE(at), t: buffer.readUInt32LE(at + 4) });
    }
    case 0x13:
      return new Decimal128(copy(buffer, take(position, 16, limit), 16));
    case 0xff:
      return new MinKey();
    case 0x7f:
      return new MaxKey();
    case 0x06:
    case 0x0c:
    case 0x0e:
    case 0x0f:
      throw new CommandError(
        2,
        `BSON type ${type} (${deprecatedTypes[type]}) is deprecated and not supported`,
      );
    default:
      throw invalid(`unknown type ${type}`);
  }
};

const deprecatedTypes: Record<number, string> = {
  0x06: 'undefined',
  0x0c: 'dbPointer',
  0x0e: 'symbol',
  0x0f: 'javascriptWithScope',
};

const copy = (buffer: Buffer, start: number, length: number): Uint8Array =>
  Uint8Array.prototype.slice.call(buffer, start, start + length);

const readBoolean = (buffer: Buffer, position: Position, limit: number): boolean => {
  const byte = buffer[take(position, 1, limit)];
  if (byte !== 0 && byte !== 1) throw invalid('a boolean is neither 0 nor 1');
  return byte === 1;
};

const readDate = (buffer: Buffer, position: Position, limit: number): Date => {
  const at = take(position, 8, limit);
  const date = new Date(buffer.readInt32LE(at + 4) * 0x1_0000_0000 + buffer.readUInt32LE(at));
  if (Number.isNaN(date.getTime()))
    throw new CommandError(2, 'Dates beyond the year 275760 are not supported');
  return date;
};

const readBinary = (buffer: Buffer, position: Position, limit: number): Binary => {
  const size = buffer.readInt32LE(take(position, 4, limit));
  const subtype = buffer[take(position, 1, limit)]!;
  if (subtype === 2) throw new CommandError(2, 'Binary subtype 2 is deprecated and not supported');
  return new Binary(copy(buffer, take(position, size, limit), size), subtype);
};

const readString = (buffer: Buffer, position: Position, limit: number): string => {
  const size = buffer.readInt32LE(take(position, 4, limit));
  if (size < 1) throw invalid(`a string claims ${size} bytes`);
  const start = take(position, size, limit);
  if (buffer[start + size - 1] !== 0) throw invalid('a string does not end with a zero byte');
  return checkedText(buffer, start, start + size - 1);
};

/** A replacement character in the result is the only sign that bytes were not UTF-8, unless it was written so. */
const checkedText = (buffer: Buffer, start: number, end: number): string => {
  const text = buffer.toString('utf8', start, end);
  if (text.includes('\ufffd') && !isUtf8(buffer.subarray(start, end))) throw invalid('a string is not UTF-8');
  return text;
};

const skipCString = (buffer: Buffer, position: Position, limit: number): number => {
  let end = position.at;
  while (end < limit && buffer[end] !== 0) end++;
  if (end >= limit) throw invalid('a name has no end');
  position.at = end + 1;
  return end;
};

export const readCString = (buffer: Buffer, position: Position, limit: number): string => {
  const start = position.at;
  return checkedText(buffer, start, skipCString(buffer, position, limit));
};
