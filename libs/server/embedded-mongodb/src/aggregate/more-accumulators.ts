import { Double } from 'bson';
import { valueNamer } from '../ambient/value-set.ts';
import { isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import type { State } from './accumulators.ts';
import { countOf } from './array-operators.ts';

/** Each value once. */
export const addToSet = (): State => {
  const values = new Map<string, Value>();
  const nameOf = valueNamer();
  return {
    add: (value) => {
      const name = value === undefined ? undefined : nameOf(value);
      if (name !== undefined && !values.has(name)) values.set(name, value!);
    },
    result: () => [...values.values()],
  };
};

export const mergeObjects = (): State => {
  const merged = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (!isDoc(value)) throw new CommandError(40400, '$mergeObjects requires object inputs');
      for (const [name, part] of value) merged.set(name, part);
    },
    result: () => merged,
  };
};

/** The standard deviation, kept up number by number. */
export const deviation = (sample: boolean) => (): State => {
  let [count, mean, squares] = [0, 0, 0];
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      const number = toDouble(value);
      const before = number - mean;
      count++;
      mean += before / count;
      squares += before * (number - mean);
    },
    result: () => {
      const divisor = sample ? count - 1 : count;
      return divisor < 1 ? null : new Double(Math.sqrt(squares / divisor));
    },
  };
};

/** So many values of a group may be kept by one accumulator. */
export const mostKept = 1_000_000;

const firstN = (n: number): State => {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (values.length < n) values.push(value ?? null);
    },
    result: () => values,
  };
};

const lastN = (n: number): State => {
  let values: Value[] = [];
  return {
    add: (value) => {
      values.push(value ?? null);
      if (values.length >= 2 * n) values = values.slice(-n);
    },
    result: () => values.slice(-n),
  };
};

const extremeN =
  (sign: 1 | -1) =>
  (n: number): State => {
    let values: Value[] = [];
    const best = (): Value[] => values.sort((a, b) => compareValues(b, a) * sign).slice(0, n);
    return {
      add: (value) => {
        if (value === undefined || value === null) return;
        values.push(value);
        if (values.length >= 2 * n + 64) values = best();
      },
      result: best,
    };
  };

const several: Record<string, (n: number) => State> = {
  $firstN: firstN,
  $lastN: lastN,
  $maxN: extremeN(1),
  $minN: extremeN(-1),
};

/** Reads `{input, n}`; undefined for an accumulator of another kind. */
export const severalOf = (
  operator: string,
  operand: Value,
  constantOf: (source: Value) => Value | undefined,
): { input: Value; start: () => State } | undefined => {
  const start = Object.hasOwn(several, operator) ? several[operator] : undefined;
  if (!start) return undefined;
  const source: Doc = isDoc(operand) ? operand : new Map();
  const [input, n] = [source.get('input'), source.get('n')];
  if (input === undefined || n === undefined || source.size !== 2)
    throw failedToParse(`${operator} takes an object with 'input' and 'n'`);
  const count = countOf(operator, constantOf(n));
  if (count > mostKept)
    throw new CommandError(115, `${operator} of more than ${mostKept} values is not supported`);
  return { input, start: () => start(count) };
};
