import { add } from '../../bson/decimal-arithmetic.ts';
import { decimalOf } from '../../bson/decimal-of.ts';
import { toDecimal128 } from '../../bson/decimal.ts';
import { isNumber, toDouble, toInteger, type Doc, type NumberValue, type Value } from '../../bson/values.ts';
import { CommandError } from '../../errors.ts';
import { compareValues } from '../../keys/compare.ts';
import type { KeyField } from '../../keys/index-keys.ts';
import { plus } from '../calendar.ts';
import { compileExpression } from '../expression.ts';
import type { Bound, Bounds } from './bounds.ts';
import { evaluate } from './window-function.ts';

/** The first and the last place of a window; undefined for one that is empty. */
export type Extent = readonly [from: number, to: number] | undefined;

/** The window of each document of a partition, asked from the first to the last. */
export const extents = (
  bounds: Bounds,
  docs: readonly Doc[],
  sort: readonly KeyField[],
): ((index: number) => Extent) =>
  bounds.by === 'documents' ? byPlace(bounds, docs.length) : byValue(bounds, docs, sort);

const byPlace = ({ lower, upper }: Bounds, count: number): ((index: number) => Extent) => {
  const place = (bound: Bound, index: number, open: number): number =>
    bound === 'unbounded' ? open : bound === 'current' ? index : index + toDouble(bound);
  return (index) => {
    const [from, to] = [place(lower, index, 0), place(upper, index, count - 1)];
    return to < 0 || from >= count ? undefined : [Math.max(from, 0), Math.min(to, count - 1)];
  };
};

/** The documents are in ascending order, so that borders move in one direction only. */
const byValue = (
  { lower, upper, unit }: Bounds,
  docs: readonly Doc[],
  sort: readonly KeyField[],
): ((index: number) => Extent) => {
  const path = compileExpression(`$${sort[0]!.name}`);
  const values = docs.map((doc) => evaluate(path, doc));
  const fits = (value: Value | undefined): boolean => (unit ? value instanceof Date : isNumber(value));
  const first = values.findIndex(fits);
  const last = values.findLastIndex(fits);
  let [from, to] = [0, 0];
  return (index) => {
    const base = values[index];
    checkType(base, unit);
    if (isNumber(lower)) {
      const border = moved(base as Date | NumberValue, lower, unit);
      while (from < values.length && compareValues(values[from], border) < 0) from++;
      if (!fits(values[from])) return undefined;
    } else from = lower === 'current' ? index : first;
    if (isNumber(upper)) {
      const border = moved(base as Date | NumberValue, upper, unit);
      while (to < values.length && compareValues(values[to], border) <= 0) to++;
    } else to = (upper === 'current' ? index : last) + 1;
    return to <= from ? undefined : [from, to - 1];
  };
};

const checkType = (value: Value | undefined, unit: string | undefined): void => {
  if (unit !== undefined && !(value instanceof Date))
    throw new CommandError(5429513, 'Invalid range: Expected the sortBy field to be a Date');
  if (unit === undefined && value instanceof Date)
    throw new CommandError(5429413, 'Invalid range: For windows over dates a unit must be provided.');
  if (unit === undefined && !isNumber(value))
    throw new CommandError(5429414, 'Invalid range: Expected the sortBy field to be a number');
};

const moved = (base: Date | NumberValue, by: NumberValue, unit: string | undefined): Value =>
  base instanceof Date
    ? plus(base, unit!, toInteger(by)!, 'UTC')
    : toDecimal128(add(decimalOf(base), decimalOf(by)));
