import { calculate } from '../bson/arithmetic.ts';
import {
  isArray,
  isDoc,
  isNumber,
  toDouble,
  toInteger,
  type NumberValue,
  type Value,
} from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { isUnit, plus } from './calendar.ts';
import { missingOption, refuseUnknownOptions } from './gather.ts';

/** A value that can be stepped from. */
export type Point = NumberValue | Date;

/** The `range` of `$densify`. */
export interface DensifyRange {
  bounds: 'full' | 'partition' | readonly [Point, Point];
  next(point: Point): Point;
  /** Reads the value of a field, which has to fit the step. */
  read(value: Value): Point;
}

const boundsOf = (source: Value, step: NumberValue, unit: string | undefined): DensifyRange['bounds'] => {
  if (source === 'full' || source === 'partition') return source;
  if (typeof source === 'string')
    throw new CommandError(5946802, "Bounds string must either be 'full' or 'partition'");
  if (!isArray(source))
    throw new CommandError(5733404, "bounds must be 'full', 'partition' or an ascending array of two");
  const [low, high] = source as [Value, Value];
  if (source.length !== 2) throw new CommandError(5733403, 'A bounding array must have exactly two elements');
  if (compareValues(low, high) > 0) throw new CommandError(5733402, 'A bounding array must be ascending');
  if (isNumber(low)) return numberBounds(low, high, step, unit);
  if (!(low instanceof Date)) throw new CommandError(5946800, 'Explicit bounds must be numeric or dates');
  if (!(high instanceof Date))
    throw new CommandError(5733405, 'A bounding array must contain either both dates or both numeric types');
  if (unit === undefined) throw new CommandError(5733410, 'A bounding array of dates must specify a unit');
  return [low, high];
};

const numberBounds = (
  low: NumberValue,
  high: Value,
  step: NumberValue,
  unit: string | undefined,
): readonly [Point, Point] => {
  if (unit !== undefined) throw new CommandError(5733409, 'Numeric bounds may not have unit parameter');
  if (!isNumber(high))
    throw new CommandError(5733406, 'A bounding array must contain either both dates or both numeric types');
  if (low._bsontype !== high._bsontype || low._bsontype !== step._bsontype)
    throw new CommandError(5876900, 'Upper bound, lower bound, and step must all have the same type');
  return [low, high];
};

const unitOf = (unit: Value | undefined, step: NumberValue): string | undefined => {
  if (unit === undefined) return undefined;
  if (typeof unit !== 'string') throw typeMismatch("'unit' of $densify must be a string");
  if (!Number.isSafeInteger(toDouble(step)))
    throw new CommandError(6586400, 'The step must be a whole number when densifying a date range');
  if (!isUnit(unit)) throw failedToParse(`unknown time unit value: ${unit}`);
  return unit;
};

export const parseRange = (source: Value | undefined): DensifyRange => {
  if (source === undefined) throw missingOption('$densify', 'range');
  if (!isDoc(source)) throw typeMismatch("'range' of $densify must be an object");
  refuseUnknownOptions('$densify.range', source, ['step', 'unit', 'bounds']);
  const [step, bounds] = [source.get('step'), source.get('bounds')];
  if (step === undefined) throw missingOption('$densify.range', 'step');
  if (bounds === undefined) throw missingOption('$densify.range', 'bounds');
  if (!isNumber(step) || !(toDouble(step) > 0))
    throw new CommandError(5733401, 'The step must be a strictly positive numeric value');
  const unit = unitOf(source.get('unit'), step);
  return {
    bounds: boundsOf(bounds, step, unit),
    next: (point) =>
      point instanceof Date ? plus(point, unit!, toInteger(step)!, 'UTC') : calculate('+', point, step),
    read: (value) => readPoint(value, unit),
  };
};

const readPoint = (value: Value, unit: string | undefined): Point => {
  if (!isNumber(value) && !(value instanceof Date))
    throw new CommandError(5733201, 'Densify field type must be numeric or a date');
  if (isNumber(value) && unit !== undefined)
    throw new CommandError(6053600, 'Encountered numeric densify value when the step has a date unit');
  if (value instanceof Date && unit === undefined)
    throw new CommandError(6053600, 'Encountered date densify value when the step does not have a date unit');
  return value;
};
