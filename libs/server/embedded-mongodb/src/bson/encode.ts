import { BSONError, serialize, type Document } from 'bson';
import { asBuffer } from './decode.ts';
import { CommandError } from '../errors.ts';
import type { Doc, Value } from './values.ts';

/** MongoDB's largest document, in bytes. */
export const maxDocumentSize = 16 * 1024 * 1024;

/** Encodes with the official codec, which takes maps and keeps their order. */
export const encode = (doc: ReadonlyMap<string, unknown>): Buffer => {
  try {
    return asBuffer(serialize(doc as unknown as Document, { ignoreUndefined: false }));
  } catch (error) {
    if (error instanceof BSONError) throw new CommandError(22, `Invalid BSON: ${error.message}`);
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(
      10334,
      `BSONObj size is invalid: a document is larger than ${maxDocumentSize} bytes`,
    );
  }
};

/** One element (type, name, value) of a document, without its frame. */
export const encodeElement = (name: string, value: Value): Buffer => {
  const whole = encode(new Map([[name, value]]));
  return whole.subarray(4, whole.length - 1);
};

/** Builds a document from encoded elements. */
export const frameElements = (elements: readonly Uint8Array[]): Buffer => {
  const size = elements.reduce((sum, part) => sum + part.length, 5);
  const frame = Buffer.allocUnsafe(size);
  frame.writeInt32LE(size, 0);
  let at = 4;
  for (const part of elements) {
    frame.set(part, at);
    at += part.length;
  }
  frame[at] = 0;
  return frame;
};

/** An array element made of documents that are encoded already, spliced in as they are. */
export const encodeDocArray = (name: string, docs: readonly Uint8Array[]): Buffer => {
  const nameBytes = Buffer.from(`\u0004${name}\0`, 'latin1');
  const size = docs.reduce((sum, doc, i) => sum + doc.length + 2 + digits(i), 5);
  const element = Buffer.allocUnsafe(nameBytes.length + size);
  element.set(nameBytes, 0);
  let at = element.writeInt32LE(size, nameBytes.length);
  for (let i = 0; i < docs.length; i++) {
    element[at++] = 0x03;
    at += element.write(String(i), at, 'latin1');
    element[at++] = 0;
    element.set(docs[i]!, at);
    at += docs[i]!.length;
  }
  element[at] = 0;
  return element;
};

const digits = (n: number): number => (n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : String(n).length);

/** A shallow copy of a value that can be changed without touching the original. */
export const cloneValue = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(cloneValue);
  return value instanceof Map ? cloneDoc(value) : value;
};

export const cloneDoc = (doc: Doc): Doc => {
  const copy: Doc = new Map();
  for (const [name, value] of doc) copy.set(name, cloneValue(value));
  return copy;
};
