import { Double, Int32 } from 'bson';
import {
  integer,
  isArray,
  isDoc,
  isTruthy,
  toInteger,
  typeAlias,
  type Doc,
  type Value,
} from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { State } from './accumulators.ts';
import { arithmeticOperators } from './arithmetic-operators.ts';
import { arrayOperators } from './array-operators.ts';
import { deviation } from './more-accumulators.ts';
import { numberOperators } from './number-operators.ts';
import { setOperators } from './set-operators.ts';
import { textOperators } from './text-operators.ts';
import { average, sum } from './total.ts';
import { compareValues, equalValues } from '../keys/compare.ts';

/** Operators whose result follows from the values of their arguments. */
export interface PlainOperator {
  arity: readonly [number, number];
  apply(args: readonly (Value | undefined)[]): Value | undefined;
}

type Argument = Value | undefined;
const many = Infinity;
const isNullish = (value: Argument): value is null | undefined => value === undefined || value === null;

const compared = (verdict: (difference: number) => boolean): PlainOperator => ({
  arity: [2, 2],
  apply: ([a, b]) => verdict(compareMissing(a, b)),
});

/** In expressions, unlike in filters, a missing field sorts before null. */
const compareMissing = (a: Argument, b: Argument): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined) || 0;
  return compareValues(a, b);
};

const text = (operator: string, value: Argument): string => {
  if (typeof value === 'string') return value;
  throw new CommandError(16702, `${operator} only supports strings, not ${typeAlias(value)}`);
};

const array = (operator: string, value: Argument): Value[] => {
  if (isArray(value)) return value;
  throw new CommandError(
    17124,
    `The argument to ${operator} must be an array, but was of type: ${typeAlias(value)}`,
  );
};

const elementAt = ([source, position]: readonly Argument[]): Argument => {
  if (isNullish(source) || isNullish(position)) return null;
  const index = toInteger(position);
  if (index === undefined) throw new CommandError(28691, '$arrayElemAt needs a whole number');
  return array('$arrayElemAt', source).at(index);
};

const mergeObjects = (args: readonly Argument[]): Value => {
  const merged: Doc = new Map();
  for (const part of args) {
    if (isNullish(part)) continue;
    if (!isDoc(part)) throw new CommandError(40400, '$mergeObjects requires object inputs');
    for (const [name, value] of part) merged.set(name, value);
  }
  return merged;
};

const concatArrays = (args: readonly Argument[]): Value =>
  args.some(isNullish) ? null : args.flatMap((part) => array('$concatArrays', part));

const slice = ([source, first, count]: readonly Argument[]): Value => {
  if (isNullish(source) || isNullish(first)) return null;
  const values = array('$slice', source);
  const start = toInteger(first) ?? 0;
  if (count === undefined) return start >= 0 ? values.slice(0, start) : values.slice(start);
  const from = start < 0 ? Math.max(values.length + start, 0) : start;
  return values.slice(from, from + (toInteger(count ?? undefined) ?? 0));
};

const unite = (args: readonly Argument[]): Value => {
  if (args.some(isNullish)) return null;
  const all = args.flatMap((part) => array('$setUnion', part)).sort(compareValues);
  return all.filter((value, i) => i === 0 || !equalValues(value, all[i - 1]));
};

/** `$max` and `$min` of arguments, or of the elements of a single array; null and missing do not count. */
const extreme =
  (sign: 1 | -1) =>
  (args: readonly Argument[]): Value => {
    const values = args.length === 1 && isArray(args[0]) ? args[0] : args;
    let best: Argument;
    for (const value of values) {
      if (isNullish(value)) continue;
      if (best === undefined || compareValues(value, best) * sign > 0) best = value;
    }
    return best ?? null;
  };

/** An accumulator over arguments, or over the elements of a single array. */
const accumulated = (start: () => State): PlainOperator => ({
  arity: [0, many],
  apply: (args) => {
    const state = start();
    for (const value of args.length === 1 && isArray(args[0]) ? args[0] : args) state.add(value);
    return state.result();
  },
});

const concat = (args: readonly Argument[]): Value =>
  args.some(isNullish) ? null : args.map((part) => text('$concat', part)).join('');

/** Only ASCII letters change case, as in MongoDB. */
const changeCase = (
  operator: string,
  change: (letter: string) => string,
  letters: RegExp,
): PlainOperator => ({
  arity: [1, 1],
  apply: ([value]) => (isNullish(value) ? '' : text(operator, value).replace(letters, change)),
});

const substring = ([value, start, count]: readonly Argument[]): Value => {
  if (isNullish(value)) return '';
  const points = [...text('$substrCP', value)];
  const from = toInteger(start) ?? 0;
  return points.slice(from, from + (toInteger(count) ?? 0)).join('');
};

export const plainOperators: Record<string, PlainOperator> = {
  ...arithmeticOperators,
  ...numberOperators,
  ...arrayOperators,
  ...setOperators,
  ...textOperators,
  $rand: { arity: [0, 0], apply: () => new Double(Math.random()) },
  $eq: compared((difference) => difference === 0),
  $ne: compared((difference) => difference !== 0),
  $gt: compared((difference) => difference > 0),
  $gte: compared((difference) => difference >= 0),
  $lt: compared((difference) => difference < 0),
  $lte: compared((difference) => difference <= 0),
  $cmp: { arity: [2, 2], apply: ([a, b]) => new Int32(Math.sign(compareMissing(a, b))) },
  $not: { arity: [1, 1], apply: ([value]) => !isTruthy(value) },
  $max: { arity: [1, many], apply: extreme(1) },
  $min: { arity: [1, many], apply: extreme(-1) },
  $sum: accumulated(sum),
  $avg: accumulated(average),
  $stdDevPop: accumulated(deviation(false)),
  $stdDevSamp: accumulated(deviation(true)),
  $size: { arity: [1, 1], apply: ([value]) => integer(array('$size', value).length) },
  $arrayElemAt: { arity: [2, 2], apply: elementAt },
  $first: { arity: [1, 1], apply: ([value]) => (isNullish(value) ? null : array('$first', value)[0]) },
  $last: { arity: [1, 1], apply: ([value]) => (isNullish(value) ? null : array('$last', value).at(-1)) },
  $concatArrays: { arity: [0, many], apply: concatArrays },
  $slice: { arity: [2, 3], apply: slice },
  $setUnion: { arity: [0, many], apply: unite },
  $in: {
    arity: [2, 2],
    apply: ([value, values]) => array('$in', values).some((element) => compareMissing(value, element) === 0),
  },
  $isArray: { arity: [1, 1], apply: ([value]) => isArray(value) },
  $mergeObjects: { arity: [0, many], apply: mergeObjects },
  $type: { arity: [1, 1], apply: ([value]) => typeAlias(value) },
  $concat: { arity: [0, many], apply: concat },
  $toLower: changeCase('$toLower', (letter) => letter.toLowerCase(), /[A-Z]/g),
  $toUpper: changeCase('$toUpper', (letter) => letter.toUpperCase(), /[a-z]/g),
  $strLenCP: { arity: [1, 1], apply: ([value]) => integer([...text('$strLenCP', value)].length) },
  $substrCP: { arity: [3, 3], apply: substring },
};
