import {
  isArray,
  isDoc,
  isNumber,
  isRegExp,
  toDouble,
  typeAlias,
  typeNumbers,
  type Value,
} from '../bson/values.ts';
import { badValue } from '../errors.ts';
import { compareValues, equalValues, isNaNValue } from '../keys/compare.ts';
import { orderOfType, typeOrder } from '../keys/encode-value.ts';
import type { Test } from './matcher.ts';
import { toRegExp } from './regex.ts';

/** Tests of one value, each by MongoDB's rules of types. */
export const equalTo = (operand: Value): Test => ({
  operator: '$eq',
  operand,
  elements: true,
  accepts: (value) => equalValues(value, operand),
});

const order = (
  operator: string,
  operand: Value,
  verdict: (difference: number) => boolean,
  orEqual: boolean,
): Test => {
  const type = orderOfType(operand);
  const anyType = type === typeOrder.minKey || type === typeOrder.maxKey;
  const nan = isNaNValue(operand);
  return {
    operator,
    operand,
    elements: true,
    accepts: (value) => {
      if (value === undefined && type !== typeOrder.null) return false;
      if (!anyType && orderOfType(value) !== type) return false;
      if (nan || isNaNValue(value)) return orEqual && equalValues(value, operand);
      return verdict(compareValues(value, operand));
    },
  };
};

export const comparisons: Record<string, (operand: Value) => Test> = {
  $eq: equalTo,
  $gt: (operand) => order('$gt', operand, (difference) => difference > 0, false),
  $gte: (operand) => order('$gte', operand, (difference) => difference >= 0, true),
  $lt: (operand) => order('$lt', operand, (difference) => difference < 0, false),
  $lte: (operand) => order('$lte', operand, (difference) => difference <= 0, true),
};

export const oneOf = (operand: Value): Test => {
  if (!isArray(operand)) throw badValue('$in needs an array');
  for (const value of operand) {
    if (isDoc(value) && [...value.keys()][0]?.startsWith('$')) throw badValue('cannot nest $ under $in');
  }
  const patterns = operand.filter(isRegExp).map((pattern) => matching(pattern));
  const sorted = operand.filter((value) => !isRegExp(value)).sort(compareValues);
  return {
    operator: '$in',
    operand,
    elements: true,
    accepts: (value) => contains(sorted, value) || patterns.some((pattern) => pattern.accepts(value)),
  };
};

const contains = (sorted: readonly Value[], value: Value | undefined): boolean => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const difference = compareValues(sorted[middle], value);
    if (difference === 0) return true;
    if (difference < 0) low = middle + 1;
    else high = middle;
  }
  return false;
};

export const exists: Test = {
  operator: '$exists',
  operand: true,
  elements: false,
  accepts: (value) => value !== undefined,
};

/** A regular expression matches texts, and a stored expression that is the same. */
export const matching = (operand: Value, options?: string): Test => {
  const pattern = toRegExp(operand, options);
  return {
    operator: '$regex',
    operand: pattern.source,
    elements: true,
    accepts: (value) =>
      typeof value === 'string'
        ? pattern.expression.test(value)
        : isRegExp(value) && equalValues(value, pattern.source),
  };
};

export const ofSize = (operand: Value): Test => {
  const size = isNumber(operand) ? toDouble(operand) : NaN;
  if (!Number.isInteger(size) || size < 0)
    throw badValue('$size must be a whole number that is not negative');
  return {
    operator: '$size',
    operand,
    elements: false,
    accepts: (value) => isArray(value) && value.length === size,
  };
};

export const ofType = (operand: Value): Test => {
  const wanted = (isArray(operand) ? operand : [operand]).map(typeName);
  if (wanted.length === 0) throw badValue('$type must match at least one type');
  return {
    operator: '$type',
    operand,
    elements: true,
    accepts: (value) =>
      value !== undefined &&
      (wanted.includes(typeAlias(value)) || (wanted.includes('number') && isNumber(value))),
  };
};

const typeName = (type: Value): string => {
  if (typeof type === 'string') {
    if (type === 'number' || type in typeNumbers) return type;
    throw badValue(`Unknown type name alias: ${type}`);
  }
  const number = isNumber(type) ? toDouble(type) : NaN;
  const found = Object.keys(typeNumbers).find((alias) => typeNumbers[alias] === number);
  if (!found) throw badValue(`Invalid or unsupported numerical type code: ${String(type)}`);
  return found;
};

export const modulo = (operand: Value): Test => {
  const numbers =
    isArray(operand) && operand.length === 2 && operand.every(isNumber) ? operand.map(toDouble) : [];
  const [divisor = NaN, remainder = NaN] = numbers.map(Math.trunc);
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder)) {
    throw badValue('malformed mod, it needs two finite numbers: divisor and remainder');
  }
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return {
    operator: '$mod',
    operand,
    elements: true,
    accepts: (value) => {
      const dividend = isNumber(value) ? Math.trunc(toDouble(value)) : NaN;
      return Number.isFinite(dividend) && dividend % divisor === remainder;
    },
  };
};
