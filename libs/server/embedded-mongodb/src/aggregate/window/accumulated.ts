import { Int32 } from 'bson';
import { isArray, isDoc, isLong, type Doc, type Value } from '../../bson/values.ts';
import { failedToParse } from '../../errors.ts';
import { accumulatorOf, type Accumulator, type State } from '../accumulators.ts';
import { parseBounds } from './bounds.ts';
import { extents, type Extent } from './extent.ts';
import { evaluate, type ParseWindowFunction } from './window-function.ts';

/** Adds up values over windows: a window that only grows is gone on with, any other is begun anew. */
export const overWindows = (
  start: () => State,
  values: readonly (Value | undefined)[],
  extent: (index: number) => Extent,
): ((index: number) => Value) => {
  let state = start();
  let [from, to] = [0, -1];
  let result = copied(state.result());
  return (index) => {
    const [first, last] = extent(index) ?? [0, -1];
    if (first === from && last === to) return result;
    if (first !== from || last < to) {
      state = start();
      [from, to] = [first, first - 1];
    }
    while (to < last) state.add(values[++to]);
    return (result = copied(state.result()));
  };
};

/** Some accumulators go on to fill the list that they gave. */
const copied = (value: Value): Value => (isArray(value) ? [...value] : value);

/** Where values leave the window again, MongoDB gives a sum of longs as an int if it fits. */
const narrowed = (start: () => State) => (): State => {
  const state = start();
  return {
    add: (value) => state.add(value),
    result: () => {
      const value = state.result();
      if (!isLong(value)) return value;
      const number = value.toBigInt();
      return BigInt.asIntN(32, number) === number ? new Int32(Number(number)) : value;
    },
  };
};

/** An accumulator of `$group`, over windows. */
export const accumulated: ParseWindowFunction = ({ operator, operand, window, sort }) => {
  if (operator === '$count' && !(isDoc(operand) && operand.size === 0))
    throw failedToParse('$count only accepts an empty object as input');
  const { expression, start } = accumulatorOf(operator, operand) as Accumulator;
  const bounds = parseBounds(window, sort);
  const begin = operator === '$sum' && bounds.lower !== 'unbounded' ? narrowed(start) : start;
  return (docs: readonly Doc[]) => {
    const values = docs.map((doc) => evaluate(expression, doc));
    return overWindows(begin, values, extents(bounds, docs, sort));
  };
};
