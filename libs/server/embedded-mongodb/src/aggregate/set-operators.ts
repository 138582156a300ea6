import { isTruthy, type Value } from '../bson/values.ts';
import { compareValues, equalValues } from '../keys/compare.ts';
import { arrayOf, isNullish } from './array-operators.ts';
import type { PlainOperator } from './operators.ts';

type Argument = Value | undefined;

const distinct = (values: readonly Value[]): Value[] =>
  values.toSorted(compareValues).filter((value, i, all) => i === 0 || !equalValues(value, all[i - 1]));

const holds = (sorted: readonly Value[], value: Value): boolean => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareValues(sorted[middle], value) < 0) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && equalValues(sorted[low], value);
};

const intersection = (args: readonly Argument[]): Value => {
  if (args.some(isNullish)) return null;
  const sets = args.map((part) => distinct(arrayOf('$setIntersection', 17047, part)));
  return (sets[0] ?? []).filter((value) => sets.every((set) => holds(set, value)));
};

/** What is only in the first, each once, in the order in which it came. */
const difference = ([a, b]: readonly Argument[]): Value => {
  if (isNullish(a) || isNullish(b)) return null;
  const others = distinct(arrayOf('$setDifference', 17049, b));
  const given: Value[] = [];
  for (const value of arrayOf('$setDifference', 17048, a))
    if (!holds(others, value) && !given.some((earlier) => equalValues(earlier, value))) given.push(value);
  return given;
};

const sameSets = (args: readonly Argument[]): Value => {
  const [first = [], ...rest] = args.map((part) => distinct(arrayOf('$setEquals', 17044, part)));
  return rest.every(
    (set) => set.length === first.length && set.every((value, i) => equalValues(value, first[i])),
  );
};

const isSubset = ([a, b]: readonly Argument[]): Value => {
  const all = distinct(arrayOf('$setIsSubset', 17042, b));
  return arrayOf('$setIsSubset', 17046, a).every((value) => holds(all, value));
};

export const setOperators: Record<string, PlainOperator> = {
  $setIntersection: { arity: [0, Infinity], apply: intersection },
  $setDifference: { arity: [2, 2], apply: difference },
  $setEquals: { arity: [2, Infinity], apply: sameSets },
  $setIsSubset: { arity: [2, 2], apply: isSubset },
  $allElementsTrue: {
    arity: [1, 1],
    apply: ([value]) => arrayOf('$allElementsTrue', 17040, value).every((element) => isTruthy(element)),
  },
  $anyElementTrue: {
    arity: [1, 1],
    apply: ([value]) => arrayOf('$anyElementTrue', 17041, value).some((element) => isTruthy(element)),
  },
};
