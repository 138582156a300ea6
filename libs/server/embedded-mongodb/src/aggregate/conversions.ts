import { Double, ObjectId, type Decimal128 } from 'bson';
import { wholePart } from '../bson/decimal-arithmetic.ts';
import { decimalOf, wholeDecimal } from '../bson/decimal-of.ts';
import { isFinite, parseBits, toDecimal128, type Decimal } from '../bson/decimal.ts';
import {
  isDecimal,
  isDouble,
  isInt32,
  isLong,
  isNumber,
  isObjectId,
  toDouble,
  typeAlias,
  type Value,
} from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { readDate } from './date-reading.ts';
import { parseDecimal } from '../keys/encode-number.ts';

const impossible = (value: Value, to: string): CommandError =>
  new CommandError(241, `Unsupported conversion from ${typeAlias(value)} to ${to} in $convert`);
const unreadable = (text: string, to: string): CommandError =>
  new CommandError(241, `Failed to parse '${text.slice(0, 100)}' in $convert to ${to}`);
const notHere = (value: Value, to: string): CommandError =>
  new CommandError(115, `The conversion of this ${typeAlias(value)} to ${to} is not supported`);

export const toText = (value: Value): Value => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || isInt32(value) || isLong(value) || isDecimal(value)) return String(value);
  if (isObjectId(value)) return value.toHexString();
  if (value instanceof Date) return isoText(value);
  if (isDouble(value)) return doubleText(value);
  throw impossible(value, 'string');
};

/** MongoDB writes sixteen digits; what would need more, or an exponent, is refused rather than written otherwise. */
const doubleText = (value: Double): string => {
  const number = value.value;
  if (number === 0) return Object.is(number, -0) ? '-0' : '0';
  const exponent = Number(number.toExponential(15).split('e')[1]);
  if (!Number.isFinite(number) || exponent < -4 || exponent > 15) throw notHere(value, 'string');
  const digits = number.toFixed(15 - exponent);
  const text = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  if (Number(text) !== number) throw notHere(value, 'string');
  return text;
};

const isoText = (date: Date): string => {
  const year = date.getUTCFullYear();
  if (year < 0 || year > 9999) throw new CommandError(18537, `the year ${year} cannot be written`);
  return date.toISOString();
};

/** A whole number within bounds; fractions are cut off. */
export const wholeOf = (value: Value, to: string, bits: number): bigint => {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unreadable(value, to);
    return bounded(BigInt(value.replace('+', '')), to, bits);
  }
  if (value instanceof Date && bits === 64) return BigInt(value.getTime());
  if (!isNumber(value)) throw impossible(value, to);
  if (isDecimal(value)) return bounded(wholeOfDecimal(value, to), to, bits);
  if (isLong(value)) return bounded(value.toBigInt(), to, bits);
  const number = Math.trunc(toDouble(value));
  if (!Number.isFinite(number))
    throw new CommandError(241, `Attempt to convert ${number} to ${to} in $convert`);
  return bounded(BigInt(number), to, bits);
};

const wholeOfDecimal = (value: Decimal128, to: string): bigint => {
  const decimal = parseBits(value);
  if (isFinite(decimal)) return wholePart(decimal);
  throw new CommandError(241, `Attempt to convert ${decimal} to ${to} in $convert`);
};

const bounded = (value: bigint, to: string, bits: number): bigint => {
  if (BigInt.asIntN(bits, value) === value) return value;
  throw new CommandError(241, `Conversion would overflow target type ${to} in $convert`);
};

const decimalText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export const toDecimal = (value: Value): Value => {
  if (typeof value === 'boolean') return toDecimal128(wholeDecimal(value ? 1n : 0n));
  if (value instanceof Date) return toDecimal128(wholeDecimal(BigInt(value.getTime())));
  if (isNumber(value)) return isDecimal(value) ? value : toDecimal128(decimalOf(value));
  if (typeof value !== 'string') throw impossible(value, 'decimal');
  const named = namedDecimals.find(([pattern]) => pattern.test(value));
  if (named) return toDecimal128(named[1]);
  const parsed = decimalText.test(value) ? parseDecimal(value) : undefined;
  if (!parsed || Math.abs(parsed.exponent) > 10_000) throw unreadable(value, 'decimal');
  const { coefficient, exponent } = parsed;
  const size = coefficient < 0n ? -coefficient : coefficient;
  const result = toDecimal128({ negative: value.startsWith('-'), coefficient: size, exponent });
  const kept = parseBits(result);
  if (!isFinite(kept) || (size !== 0n && kept.coefficient === 0n)) throw unreadable(value, 'decimal');
  return result;
};

const namedDecimals: readonly (readonly [RegExp, Decimal])[] = [
  [/^[+-]?nan$/i, 'NaN'],
  [/^\+?inf(inity)?$/i, 'Infinity'],
  [/^-inf(inity)?$/i, '-Infinity'],
];

export const toReal = (value: Value): Value => {
  if (typeof value === 'boolean') return new Double(value ? 1 : 0);
  if (value instanceof Date) return new Double(value.getTime());
  if (isNumber(value)) return new Double(toDouble(value));
  if (typeof value !== 'string') throw impossible(value, 'double');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) throw unreadable(value, 'double');
  const number = Number(value);
  if (!Number.isFinite(number)) throw unreadable(value, 'double');
  return new Double(number);
};

export const toMoment = (value: Value): Value => {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  if (isLong(value) || isDouble(value)) return momentOf(Math.trunc(toDouble(value)), value);
  if (isDecimal(value)) return momentOf(Number(wholeOfDecimal(value, 'date')), value);
  if (typeof value !== 'string') throw impossible(value, 'date');
  const read = readDate(value);
  if (!read) throw unreadable(value, 'date');
  return new Date(read.local.getTime() - (read.offset ?? 0));
};

const momentOf = (milliseconds: number, value: Value): Date => {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw notHere(value, 'date');
  return date;
};

export const toId = (value: Value): Value => {
  if (isObjectId(value)) return value;
  if (typeof value !== 'string') throw impossible(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value)) throw unreadable(value, 'objectId');
  return new ObjectId(value);
};
