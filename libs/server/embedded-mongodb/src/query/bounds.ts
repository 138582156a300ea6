import { BSONRegExp } from 'bson';
import { ambient } from '../ambient/ambient.ts';
import { isArray, isDoc, isRegExp, type Value } from '../bson/values.ts';
import { isNaNValue } from '../keys/compare.ts';
import { encodeKey, orderOfType, typeOrder } from '../keys/encode-value.ts';
import { successor, type KeyRange } from '../keys/range.ts';
import { literalPrefix } from './regex.ts';
import type { Test } from './matcher.ts';

/** Which keys of one ascending index component a test can accept. */
export interface Bounds {
  ranges: KeyRange[];
  /** True when, without arrays, a key lies in the ranges exactly if the test accepts its value. */
  exact: boolean;
  /** True when every range holds a single value. */
  points: boolean;
}

/** Undefined when a test says nothing that an index could use. */
export const boundsOf = (test: Test): Bounds | undefined => {
  if (ambient().collation && test.operator !== '$regex' && holdsText(test.operand)) return undefined;
  switch (test.operator) {
    case '$eq':
      return equality([test.operand]);
    case '$in':
      return isArray(test.operand) ? equality(test.operand) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return inequality(test.operator, test.operand);
    case '$regex':
      return test.operand instanceof BSONRegExp ? prefixed(literalPrefix(test.operand)) : undefined;
    default:
      return undefined;
  }
};

/** Indexes hold texts by their bytes, in which no other collation finds its own. */
const holdsText = (value: Value): boolean =>
  typeof value === 'string' || isDoc(value) || (isArray(value) && value.some(holdsText));

const equality = (values: readonly Value[]): Bounds | undefined => {
  if (values.some((value) => isArray(value) || isRegExp(value))) return undefined;
  const keys = values.map(encodeKey).sort(Buffer.compare);
  const distinct = keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1]!));
  return {
    ranges: distinct.map((key) => ({ from: key, to: successor(key) })),
    exact: values.every((value) => value !== null),
    points: true,
  };
};

const inequality = (operator: string, value: Value): Bounds | undefined => {
  const type = orderOfType(value);
  if (type === typeOrder.null) return operator.endsWith('e') ? equality([value]) : nothing;
  if (isArray(value) || type === typeOrder.minKey || type === typeOrder.maxKey) return undefined;
  if (isNaNValue(value)) return operator.endsWith('e') ? equality([value]) : nothing;
  const key = encodeKey(value);
  const range: KeyRange = { from: typeStart(type), to: Buffer.from([type + 1]) };
  if (operator === '$gt') range.from = successor(key);
  if (operator === '$gte') range.from = key;
  if (operator === '$lt') range.to = key;
  if (operator === '$lte') range.to = successor(key);
  return { ranges: [range], exact: true, points: false };
};

const nothing: Bounds = { ranges: [], exact: true, points: false };

/** NaN lies below all numbers in an index, and in no range of them. */
const typeStart = (type: number): Buffer =>
  type === typeOrder.number ? Buffer.from([type, 0, 1]) : Buffer.from([type]);

const prefixed = (prefix: string): Bounds | undefined => {
  if (prefix === '') return undefined;
  const from = Buffer.concat([Buffer.from([typeOrder.string]), Buffer.from(prefix, 'utf8')]);
  return { ranges: [{ from, to: successor(from) }], exact: false, points: false };
};

/** What both allow. */
export const intersect = (a: Bounds, b: Bounds): Bounds => {
  const ranges: KeyRange[] = [];
  for (const left of a.ranges) {
    for (const right of b.ranges) {
      const from = Buffer.compare(left.from, right.from) > 0 ? left.from : right.from;
      const to = Buffer.compare(left.to, right.to) < 0 ? left.to : right.to;
      if (Buffer.compare(from, to) < 0) ranges.push({ from, to });
    }
  }
  ranges.sort((left, right) => Buffer.compare(left.from, right.from));
  return { ranges, exact: a.exact && b.exact, points: a.points || b.points };
};

/** The same keys in a descending component, where all bytes are inverted. */
export const descending = (ranges: readonly KeyRange[]): KeyRange[] =>
  ranges
    .map(({ from, to }) => ({ from: successor(inverted(to)), to: successor(inverted(from)) }))
    .sort((left, right) => Buffer.compare(left.from, right.from));

const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte & 0xff));

/** A point of a descending component as the bytes that are stored. */
export const storedPoint = (range: KeyRange, direction: 1 | -1): Buffer =>
  direction > 0 ? range.from : inverted(range.from);
