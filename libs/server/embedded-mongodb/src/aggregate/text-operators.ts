import { Int32 } from 'bson';
import { integer, isNumber, toInteger, typeAlias, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { PlainOperator } from './operators.ts';

type Argument = Value | undefined;
export const isNullish = (value: Argument): value is null | undefined =>
  value === undefined || value === null;

export const textOf = (operator: string, code: number, value: Argument): string => {
  if (typeof value === 'string') return value;
  throw new CommandError(code, `${operator} requires a string, not ${typeAlias(value)}`);
};

/** As `textOf`, where MongoDB makes texts of numbers and dates as well. */
const writtenText = (operator: string, code: number, value: Argument): string => {
  if (isNumber(value) || value instanceof Date)
    throw new CommandError(115, `${operator} of a ${typeAlias(value)} is not supported; use $toString`);
  return textOf(operator, code, value);
};

/** A position or a number of bytes or letters. */
const wholeOf = (operator: string, code: number, value: Argument): number => {
  const whole = toInteger(value ?? undefined);
  if (whole !== undefined) return whole;
  throw new CommandError(code, `${operator} requires whole numbers`);
};

const isInsideLetter = (bytes: Buffer, at: number): boolean =>
  at < bytes.length && (bytes[at]! & 0xc0) === 0x80;

const substringOfBytes = ([source, from, count]: readonly Argument[]): Value => {
  if (isNullish(source)) return '';
  const bytes = Buffer.from(writtenText('$substrBytes', 16034, source));
  const start = wholeOf('$substrBytes', 16034, from);
  const length = wholeOf('$substrBytes', 16035, count);
  if (start < 0) throw new CommandError(50752, '$substrBytes: the starting index must be non-negative');
  const end = length < 0 ? bytes.length : start + length;
  if (isInsideLetter(bytes, start))
    throw new CommandError(28656, '$substrBytes: starts within a UTF-8 character');
  if (isInsideLetter(bytes, end))
    throw new CommandError(28657, '$substrBytes: ends within a UTF-8 character');
  return bytes.toString('utf8', Math.min(start, bytes.length), Math.min(end, bytes.length));
};

/** Where a text is in another, counted in `units` of it. */
const indexOf = (operator: string, units: (text: string) => Value[]): PlainOperator => ({
  arity: [2, 4],
  apply: ([source, wanted, from, to]) => {
    if (isNullish(source)) return null;
    const text = units(textOf(operator, 40091, source));
    const part = units(textOf(operator, 40092, wanted));
    const start = from === undefined ? 0 : wholeOf(operator, 40096, from);
    const end = Math.min(to === undefined ? text.length : wholeOf(operator, 40096, to), text.length);
    if (start < 0 || end < 0) throw new CommandError(40097, `${operator} requires positions from 0 up`);
    for (let at = start; at + part.length <= end; at++)
      if (part.every((unit, i) => unit === text[at + i])) return integer(at);
    return new Int32(-1);
  },
});

const split = ([source, delimiter]: readonly Argument[]): Value => {
  if (isNullish(source) || isNullish(delimiter)) return null;
  const by = textOf('$split', 40086, delimiter);
  if (by === '') throw new CommandError(40087, '$split requires a non-empty separator');
  return textOf('$split', 40085, source).split(by);
};

const compareWithoutCase = ([a, b]: readonly Argument[]): Value => {
  const [x, y] = [a, b].map((value) => {
    const text = isNullish(value) ? '' : writtenText('$strcasecmp', 16007, value);
    return Buffer.from(text.replace(/[a-z]/g, (letter) => letter.toUpperCase()));
  }) as [Buffer, Buffer];
  return new Int32(Buffer.compare(x, y));
};

export const textOperators: Record<string, PlainOperator> = {
  $substrBytes: { arity: [3, 3], apply: substringOfBytes },
  $substr: { arity: [3, 3], apply: substringOfBytes },
  $strLenBytes: {
    arity: [1, 1],
    apply: ([value]) => integer(Buffer.byteLength(textOf('$strLenBytes', 34473, value))),
  },
  $indexOfCP: indexOf('$indexOfCP', (text) => [...text]),
  $indexOfBytes: indexOf('$indexOfBytes', (text) => Array.from(Buffer.from(text, 'utf8'), String)),
  $split: { arity: [2, 2], apply: split },
  $strcasecmp: { arity: [2, 2], apply: compareWithoutCase },
};
