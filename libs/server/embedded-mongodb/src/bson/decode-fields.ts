import { decode, maxDepth, readValue } from './decode.ts';
import { documentEnd, invalid, skipCString, type Position } from './position.ts';
import { skipScalar } from './skip.ts';
import type { Doc } from './values.ts';

/** Names of fields that somebody wants, found in bytes without making text of every name that stands there. */
export class WantedFields {
  private readonly byHash = new Map<number, { name: string; bytes: Buffer }[]>();

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      const bytes = Buffer.from(name);
      const hash = hashOf(bytes, 0, bytes.length);
      this.byHash.set(hash, [...(this.byHash.get(hash) ?? []), { name, bytes }]);
    }
  }

  /** The wanted name that the bytes are, if they are one. */
  find(buffer: Buffer, start: number, end: number, hash: number): string | undefined {
    const candidates = this.byHash.get(hash);
    return candidates?.find(({ bytes }) => sameBytes(bytes, buffer, start, end))?.name;
  }
}

const sameBytes = (bytes: Buffer, buffer: Buffer, start: number, end: number): boolean => {
  if (bytes.length !== end - start) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== buffer[start + i]) return false;
  return true;
};

/** Negative for names that are not ASCII, which are left to the full decoder. */
const hashOf = (buffer: Uint8Array, start: number, end: number): number => {
  let hash = end - start;
  let all = 0;
  for (let i = start; i < end; i++) {
    const byte = buffer[i]!;
    all |= byte;
    hash = (Math.imul(hash, 31) + byte) & 0x7fffffff;
  }
  return all >= 0x80 ? -1 : hash;
};

/** Beyond so many fields in one document a map of names is the faster way to see that none is there twice. */
const mostFields = 64;

/** Hashes of the names met so far in the documents that are open, the innermost last. */
const met = new Int32Array(2048);

/**
 * Decodes only some of the top-level fields of a document, and checks all of it as `decode` does: what one
 * refuses, the other refuses for the same reason. Rare things (a name that is not ASCII, two names with one
 * hash, very many fields) are left to `decode`.
 */
export const decodeFields = (bytes: Buffer, wanted: WantedFields): Doc => {
  const doc: Doc = new Map();
  const position = { at: 0 };
  const known = skimDocument(bytes, position, bytes.length, 0, 0, (type, start, end, hash, limit) => {
    const name = wanted.find(bytes, start, end, hash);
    if (name === undefined) return false;
    doc.set(name, readValue(bytes, position, limit, type, 0));
    return true;
  });
  if (!known) return decode(bytes);
  if (position.at !== bytes.length) throw invalid('bytes follow the end of the document');
  return doc;
};

/** Takes the value of a field, if it wants to. */
type Taker = (type: number, start: number, end: number, hash: number, limit: number) => boolean;

/** Advances over a document. @returns false when only the full decoder can tell whether it is good. */
const skimDocument = (
  buffer: Buffer,
  position: Position,
  limit: number,
  depth: number,
  base: number,
  taken?: Taker,
): boolean => {
  if (depth > maxDepth) return false;
  const end = documentEnd(buffer, position.at, limit);
  position.at += 4;
  let top = base;
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    const start = position.at;
    const nameEnd = skipCString(buffer, position, end);
    const hash = hashOf(buffer, start, nameEnd);
    if (hash < 0 || top - base === mostFields || top === met.length) return false;
    for (let i = base; i < top; i++) if (met[i] === hash) return false;
    met[top++] = hash;
    if (taken?.(type, start, nameEnd, hash, end - 1)) continue;
    if (!skimValue(buffer, position, end - 1, type, depth, top)) return false;
  }
  if (position.at !== end - 1) throw invalid('a value runs over the end of its document');
  position.at = end;
  return true;
};

const skimArray = (
  buffer: Buffer,
  position: Position,
  limit: number,
  depth: number,
  base: number,
): boolean => {
  if (depth > maxDepth) return false;
  const end = documentEnd(buffer, position.at, limit);
  position.at += 4;
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    skipCString(buffer, position, end);
    if (!skimValue(buffer, position, end - 1, type, depth, base)) return false;
  }
  if (position.at !== end - 1) throw invalid('a value runs over the end of its array');
  position.at = end;
  return true;
};

const skimValue = (
  buffer: Buffer,
  position: Position,
  limit: number,
  type: number,
  depth: number,
  base: number,
): boolean => {
  if (type === 0x03) return skimDocument(buffer, position, limit, depth + 1, base);
  if (type === 0x04) return skimArray(buffer, position, limit, depth + 1, base);
  skipScalar(buffer, position, limit, type);
  return true;
};
