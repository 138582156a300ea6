import { Int32 } from 'bson';
import { integer, isArray, isDoc, isNumber, toDouble, toInteger, typeAlias } from '../bson/values.ts';
import type { Doc, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { equalValues } from '../keys/compare.ts';
import type { PlainOperator } from './operators.ts';

type Argument = Value | undefined;
export const isNullish = (value: Argument): value is null | undefined =>
  value === undefined || value === null;

export const arrayOf = (operator: string, code: number, value: Argument): Value[] => {
  if (isArray(value)) return value;
  throw new CommandError(code, `${operator} needs an array, not ${typeAlias(value)}`);
};

const mostElements = 4_000_000;

const range = ([from, to, by = new Int32(1)]: readonly Argument[]): Value => {
  const [start, end, step] = [from, to, by].map((value) => {
    const whole = isNumber(value) ? toInteger(value) : undefined;
    if (whole !== undefined && Math.abs(whole) <= 0x80000000) return whole;
    throw new CommandError(34443, '$range requires numbers that can be represented as a 32-bit integer');
  }) as [number, number, number];
  if (step === 0) throw new CommandError(34449, '$range requires a non-zero step value');
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (count > mostElements) throw new CommandError(146, '$range would use too much memory');
  return Array.from({ length: count }, (_, i) => new Int32(start + i * step));
};

const position = (operator: string, value: Argument, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const whole = toInteger(value ?? undefined);
  if (whole === undefined || whole < 0)
    throw new CommandError(40096, `${operator} requires a whole number from 0 up as a position`);
  return whole;
};

const indexOf = ([source, wanted, from, to]: readonly Argument[]): Value => {
  if (isNullish(source)) return null;
  const values = arrayOf('$indexOfArray', 40090, source);
  const start = position('$indexOfArray', from, 0);
  const end = Math.min(position('$indexOfArray', to, values.length), values.length);
  for (let i = start; i < end; i++)
    if (wanted !== undefined && equalValues(values[i], wanted)) return integer(i);
  return new Int32(-1);
};

const toObject = ([source]: readonly Argument[]): Value => {
  if (isNullish(source)) return null;
  const result: Doc = new Map();
  for (const entry of arrayOf('$arrayToObject', 40386, source)) {
    const [name, value] = isArray(entry) ? entry : isDoc(entry) ? [entry.get('k'), entry.get('v')] : [];
    const size = isArray(entry) ? entry.length : isDoc(entry) ? entry.size : 0;
    if (typeof name !== 'string' || value === undefined || size !== 2 || name.includes('\0'))
      throw new CommandError(40397, '$arrayToObject needs pairs [name, value] or documents {k, v}');
    result.set(name, value);
  }
  return result;
};

const toPairs = ([source]: readonly Argument[]): Value => {
  if (isNullish(source)) return null;
  if (!isDoc(source))
    throw new CommandError(40390, `$objectToArray needs an object, not ${typeAlias(source)}`);
  return Array.from(
    source,
    ([k, v]): Doc =>
      new Map<string, Value>([
        ['k', k],
        ['v', v],
      ]),
  );
};

export const arrayOperators: Record<string, PlainOperator> = {
  $range: { arity: [2, 3], apply: range },
  $reverseArray: {
    arity: [1, 1],
    apply: ([value]) => (isNullish(value) ? null : arrayOf('$reverseArray', 34435, value).toReversed()),
  },
  $indexOfArray: { arity: [2, 4], apply: indexOf },
  $arrayToObject: { arity: [1, 1], apply: toObject },
  $objectToArray: { arity: [1, 1], apply: toPairs },
};

/** The first so many of a list, for `$firstN` and its like. */
export const countOf = (operator: string, value: Argument): number => {
  const whole = isNumber(value) && Number.isInteger(toDouble(value)) ? toDouble(value) : 0;
  if (whole > 0) return whole;
  throw new CommandError(5787908, `'n' of ${operator} must be a whole number greater than 0`);
};
