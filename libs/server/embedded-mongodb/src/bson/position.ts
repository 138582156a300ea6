import { isUtf8 } from 'node:buffer';
import { CommandError } from '../errors.ts';

export const invalid = (why: string): CommandError => new CommandError(22, `Invalid BSON: ${why}`);

/** Where a decoder stands in a buffer. One object for a whole document keeps calls cheap. */
export interface Position {
  at: number;
}

/** Checks the frame of a document at `start` and gives the offset of the byte after it. */
export const documentEnd = (buffer: Buffer, start: number, limit: number): number => {
  if (start + 5 > limit) throw invalid('the document is cut short');
  const size = buffer.readInt32LE(start);
  const end = start + size;
  if (size < 5 || end > limit) throw invalid(`a document claims ${size} bytes`);
  if (buffer[end - 1] !== 0) throw invalid('a document does not end with a zero byte');
  return end;
};

/** Advances over `length` bytes and gives where they began. */
export const take = (position: Position, length: number, limit: number): number => {
  const start = position.at;
  if (length < 0 || start + length > limit) throw invalid('a value is cut short');
  position.at = start + length;
  return start;
};

export const skipCString = (buffer: Buffer, position: Position, limit: number): number => {
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

/** A replacement character in the result is the only sign that bytes were not UTF-8, unless it was written so. */
export const checkedText = (buffer: Buffer, start: number, end: number): string => {
  const text = buffer.toString('utf8', start, end);
  if (text.includes('\ufffd') && !isUtf8(buffer.subarray(start, end))) throw invalid('a string is not UTF-8');
  return text;
};
