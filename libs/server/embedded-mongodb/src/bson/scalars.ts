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
import { CommandError } from '../errors.ts';
import { checkedText, invalid, readCString, take, type Position } from './position.ts';
import type { Value } from './values.ts';

/** Reads a value that is neither a document nor an array. */
export const readScalar = (buffer: Buffer, position: Position, limit: number, type: number): Value => {
  switch (type) {
    case 0x01:
      return new Double(buffer.readDoubleLE(take(position, 8, limit)));
    case 0x02:
      return readString(buffer, position, limit);
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
      return new BSONRegExp(pattern, checkedFlags(readCString(buffer, position, limit)));
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

/** Others make the codec's class throw an error of its own, which is no answer to a client. */
const checkedFlags = (flags: string): string => {
  if (/^[ilmsux]*$/.test(flags)) return flags;
  throw new CommandError(2, 'A regular expression has an option that is not supported');
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
  const time = buffer.readInt32LE(at + 4) * 0x1_0000_0000 + buffer.readUInt32LE(at);
  checkDateRange(time);
  return new Date(time);
};

/** The farthest time that a JavaScript `Date` holds, in milliseconds. */
const farthestTime = 8.64e15;

export const checkDateRange = (time: number): void => {
  if (Math.abs(time) > farthestTime)
    throw new CommandError(2, 'Dates beyond the year 275760 are not supported');
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
