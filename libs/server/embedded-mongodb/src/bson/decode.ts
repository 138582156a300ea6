import { CommandError } from '../errors.ts';
import { documentEnd, invalid, readCString, skipCString, type Position } from './position.ts';
import { readScalar } from './scalars.ts';
import type { Doc, Value } from './values.ts';

/**
 * Decodes BSON into ordered, typed values. The official codec's `deserialize` builds plain objects, which
 * lose the order of integer-like field names; the classes for values and the encoder are the official ones.
 * Every length is checked, so that no input reads outside its document.
 */
export const maxDepth = 180;

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

export const readValue = (
  buffer: Buffer,
  position: Position,
  limit: number,
  type: number,
  depth: number,
): Value => {
  if (type === 0x03) return readDocument(buffer, position, limit, depth + 1);
  if (type === 0x04) return readArray(buffer, position, limit, depth + 1);
  return readScalar(buffer, position, limit, type);
};
