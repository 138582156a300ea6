import { isUtf8 } from 'node:buffer';
import { invalid, take, type Position } from './position.ts';
import { checkDateRange, readScalar } from './scalars.ts';

/** Advances over a value that is neither a document nor an array, with the checks of `readScalar` but without the value. */
export const skipScalar = (buffer: Buffer, position: Position, limit: number, type: number): void => {
  switch (type) {
    case 0x01:
    case 0x12:
      take(position, 8, limit);
      return;
    case 0x02:
      return skipString(buffer, position, limit);
    case 0x07:
      take(position, 12, limit);
      return;
    case 0x09: {
      const at = take(position, 8, limit);
      return checkDateRange(buffer.readInt32LE(at + 4) * 0x1_0000_0000 + buffer.readUInt32LE(at));
    }
    case 0x0a:
      return;
    case 0x10:
      take(position, 4, limit);
      return;
    default:
      readScalar(buffer, position, limit, type);
  }
};

const skipString = (buffer: Buffer, position: Position, limit: number): void => {
  const size = buffer.readInt32LE(take(position, 4, limit));
  if (size < 1) throw invalid(`a string claims ${size} bytes`);
  const start = take(position, size, limit);
  if (buffer[start + size - 1] !== 0) throw invalid('a string does not end with a zero byte');
  checkUtf8(buffer, start, start + size - 1);
};

/** Most texts are ASCII, and looking at them here costs less than a view of them for `isUtf8`. */
const checkUtf8 = (buffer: Buffer, start: number, end: number): void => {
  let all = 0;
  for (let i = start; i < end; i++) all |= buffer[i]!;
  if (all >= 0x80 && !isUtf8(buffer.subarray(start, end))) throw invalid('a string is not UTF-8');
};
