import { Int32 } from 'bson';
import {
  isArray,
  isDoc,
  isNumber,
  toInteger,
  type Doc,
  type NumberValue,
  type Value,
} from '../../bson/values.ts';
import { CommandError, failedToParse } from '../../errors.ts';
import { compareValues } from '../../keys/compare.ts';
import type { KeyField } from '../../keys/index-keys.ts';
import { isUnit } from '../calendar.ts';
import { compileExpression } from '../expression.ts';

export type Bound = 'unbounded' | 'current' | NumberValue;

/** A window, by places in the order of the documents or by the values that they are sorted by. */
export interface Bounds {
  by: 'documents' | 'range';
  lower: Bound;
  upper: Bound;
  unit?: string | undefined;
}

export const everything: Bounds = { by: 'documents', lower: 'unbounded', upper: 'unbounded' };

const readBound = (source: Value, whole: boolean): Bound => {
  if (source === 'unbounded' || source === 'current') return source;
  if (typeof source === 'string')
    throw failedToParse("Window bounds must be 'unbounded', 'current', or a number.");
  const expression = compileExpression(source);
  if (!expression.constant) throw failedToParse('Window bounds expression must be a constant.');
  const value = expression.evaluate({ root: new Map(), variables: new Map() });
  if (!isNumber(value)) throw failedToParse('Range-based bounds expression must be a number');
  if (whole && toInteger(value) === undefined)
    throw failedToParse('Numeric document-based bounds, and those with a unit, must be an integer');
  return value;
};

const readPair = (source: Value, whole: boolean): [Bound, Bound] => {
  if (!isArray(source) || source.length !== 2) throw failedToParse('Window bounds must be a 2-element array');
  const [lower, upper] = source.map((bound) => readBound(bound, whole)) as [Bound, Bound];
  const [from, to] = [lower, upper].map((bound) => (bound === 'current' ? new Int32(0) : bound));
  if (isNumber(from) && isNumber(to) && compareValues(from, to) > 0)
    throw new CommandError(5339900, 'Lower bound must not exceed upper bound');
  return [lower, upper];
};

/** Reads `window`; without one a window is the whole partition. */
export const parseBounds = (source: Value | undefined, sort: readonly KeyField[]): Bounds => {
  if (source === undefined) return everything;
  if (!isDoc(source)) throw failedToParse("'window' field must be an object");
  const known = source.has('range') ? ['range', 'unit'] : ['documents'];
  const unknown = [...source.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw failedToParse(`'window' field cannot have '${unknown}' beside the others`);
  if (source.size === 0) return everything;
  return source.has('range') ? rangeBounds(source, sort) : documentBounds(source, sort);
};

const documentBounds = (source: Doc, sort: readonly KeyField[]): Bounds => {
  const [lower, upper] = readPair(source.get('documents')!, true);
  if (sort.length === 0 && !(lower === 'unbounded' && upper === 'unbounded'))
    throw new CommandError(5339901, 'Document-based bounds require a sortBy');
  return { by: 'documents', lower, upper };
};

const rangeBounds = (source: Doc, sort: readonly KeyField[]): Bounds => {
  const unit = source.get('unit');
  if (unit !== undefined && typeof unit !== 'string') throw failedToParse("'unit' must be a string");
  if (unit !== undefined && !isUnit(unit)) throw failedToParse(`unknown time unit value: ${unit}`);
  const [lower, upper] = readPair(source.get('range')!, unit !== undefined);
  if (sort.length !== 1) throw new CommandError(5339902, 'Range-based bounds require sortBy a single field');
  if (sort[0]!.direction < 0)
    throw new CommandError(8947401, 'Range-based bounds require an ascending sortBy');
  return { by: 'range', lower, upper, unit };
};
