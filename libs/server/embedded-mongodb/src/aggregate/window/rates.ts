import { Double, Int32, Long } from 'bson';
import { isNumber, type Doc, type Value } from '../../bson/values.ts';
import { CommandError, failedToParse } from '../../errors.ts';
import { isNaNValue } from '../../keys/compare.ts';
import type { State } from '../accumulators.ts';
import { add, divide, isZero, multiply, subtract } from '../arithmetic-operators.ts';
import { isUnit, lengths } from '../calendar.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { sum } from '../total.ts';
import { overWindows } from './accumulated.ts';
import { everything, parseBounds, type Bounds } from './bounds.ts';
import { extents } from './extent.ts';
import {
  evaluate,
  namedArguments,
  needSingleSort,
  sortValue,
  type ParseWindowFunction,
  type WindowSource,
} from './window-function.ts';

interface Rate {
  input: Expression;
  by: Expression;
  /** Milliseconds of the unit of time. */
  unit: Long | undefined;
}

const parseRate = (source: WindowSource): Rate => {
  needSingleSort(source);
  const args = namedArguments(source, ['input'], ['unit']);
  const unit = args.get('unit');
  if (unit !== undefined && !isUnit(unit)) throw failedToParse(`unknown time unit value: ${String(unit)}`);
  if (unit !== undefined && !Object.hasOwn(lengths, unit))
    throw new CommandError(5490710, "unit must be 'week' or smaller");
  return {
    input: compileExpression(args.get('input')!),
    by: sortValue(source),
    unit: unit === undefined ? undefined : Long.fromNumber(lengths[unit]!),
  };
};

/** `$derivative`: how much the value changes per unit, from the first document of the window to the last. */
export const derivative: ParseWindowFunction = (source) => {
  const rate = parseRate(source);
  if (source.window === undefined) throw failedToParse('$derivative requires explicit window bounds');
  const bounds = parseBounds(source.window, source.sort);
  return (docs) => {
    const extent = extents(bounds, docs, source.sort);
    return (index) => {
      const range = extent(index);
      return range ? slope(rate, docs[range[0]]!, docs[range[1]]!) : null;
    };
  };
};

const slope = ({ input, by, unit }: Rate, first: Doc, last: Doc): Value => {
  const [from, to] = [evaluate(by, first), evaluate(by, last)];
  checkTimes([from, to], unit);
  const run = subtract([to, from]);
  const rise = subtract([evaluate(input, last), evaluate(input, first)]);
  if (rise === null) throw new CommandError(5624903, '$derivative input must not be null or missing');
  if (isNumber(run) && isZero(run)) return null;
  const result = divide([rise, run]);
  return unit ? multiply([result, unit]) : result;
};

const checkTimes = (times: readonly (Value | undefined)[], unit: Long | undefined): void => {
  if (unit && !times.every((time) => time instanceof Date))
    throw new CommandError(5624900, "$derivative with 'unit' expects the sortBy field to be a Date");
  if (!unit && times.some((time) => time instanceof Date))
    throw new CommandError(5624901, "$derivative where the sortBy is a Date requires a 'unit'");
  if (!unit && !times.every(isNumber))
    throw new CommandError(5624902, "$derivative (with no 'unit') expects the sortBy field to be numeric");
};

/** `$integral`: the area below the values, by trapezoids. */
export const integral: ParseWindowFunction = (source) => {
  const rate = parseRate(source);
  const bounds: Bounds = source.window === undefined ? everything : parseBounds(source.window, source.sort);
  return (docs) => {
    const points = docs.map((doc): Value => [
      evaluate(rate.by, doc) ?? null,
      evaluate(rate.input, doc) ?? null,
    ]);
    return overWindows(() => area(rate.unit), points, extents(bounds, docs, source.sort));
  };
};

const area = (unit: Long | undefined): State => {
  const total = sum();
  let last: Value[] | undefined;
  let hasNaN = false;
  return {
    add: (value) => {
      const point = value as Value[];
      checkPoint(point, unit);
      if (point.some(isNaNValue)) hasNaN = true;
      total.add(last ? trapezoid(last, point) : undefined);
      last = point;
    },
    result: () => {
      if (!last) return null;
      if (hasNaN) return new Double(NaN);
      return unit ? divide([total.result(), unit]) : total.result();
    },
  };
};

const trapezoid = (before: Value[], point: Value[]): Value => {
  if ([...before, ...point].some(isNaNValue)) return new Int32(0);
  const width = subtract([point[0], before[0]]);
  return divide([multiply([add([point[1], before[1]]), width]), new Double(2)]);
};

const checkPoint = ([time, value]: Value[], unit: Long | undefined): void => {
  if (!isNumber(value) || !(isNumber(time) || time instanceof Date))
    throw new CommandError(5423900, '$integral needs a number or date to sort by, and numbers as input');
  if (unit && !(time instanceof Date))
    throw new CommandError(5423901, "$integral with 'unit' expects the sortBy field to be a Date");
  if (!unit && !isNumber(time))
    throw new CommandError(5423902, "$integral (with no 'unit') expects the sortBy field to be numeric");
};
