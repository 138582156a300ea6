import { type Long, type ObjectId } from 'bson';
import { ambient } from '../ambient/ambient.ts';
import type { Collation } from '../ambient/collation.ts';
import {
  isDoc,
  isLong,
  isNumber,
  toDouble,
  isDecimal,
  type Doc,
  type NumberValue,
  type Value,
} from '../bson/values.ts';
import { encodeKey, orderOfType, typeOrder } from './encode-value.ts';

/** MongoDB's order of any two values: negative, zero or positive. Missing counts as null. */
export const compareValues = (a: Value | undefined, b: Value | undefined): number => {
  const order = orderOfType(a);
  const difference = order - orderOfType(b);
  if (difference !== 0) return difference;
  switch (order) {
    case typeOrder.null:
    case typeOrder.minKey:
    case typeOrder.maxKey:
      return 0;
    case typeOrder.number:
      return compareNumbers(a as NumberValue, b as NumberValue);
    case typeOrder.string:
      return ambient().collation?.compare(a as string, b as string) ?? compareText(a as string, b as string);
    case typeOrder.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case typeOrder.bool:
      return Number(a) - Number(b);
    case typeOrder.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case typeOrder.object:
    case typeOrder.array:
      return compareNested(a as Doc | Value[], b as Doc | Value[], ambient().collation);
    default:
      return Buffer.compare(encodeKey(a as Value), encodeKey(b as Value));
  }
};

/** By bytes where there is no collation; else part by part: type, name, value, and the shorter one first. */
const compareNested = (a: Doc | Value[], b: Doc | Value[], collation: Collation | undefined): number => {
  if (!collation) return Buffer.compare(encodeKey(a), encodeKey(b));
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [name, value] = left[i]!;
    const [otherName, other] = right[i]!;
    const difference =
      orderOfType(value) - orderOfType(other) || compareText(name, otherName) || compareValues(value, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

const partsOf = (value: Doc | Value[]): (readonly [string, Value])[] =>
  isDoc(value) ? [...value] : value.map((element) => ['', element] as const);

export const equalValues = (a: Value | undefined, b: Value | undefined): boolean => compareValues(a, b) === 0;

const needsExact = (value: NumberValue): boolean =>
  isDecimal(value) || (isLong(value) && !Number.isSafeInteger((value as Long).toNumber()));

const compareNumbers = (a: NumberValue, b: NumberValue): number => {
  if (needsExact(a) || needsExact(b)) return Buffer.compare(encodeKey(a), encodeKey(b));
  const left = toDouble(a);
  const right = toDouble(b);
  if (left === right) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  return left < right ? -1 : 1;
};

export const isNaNValue = (value: Value | undefined): boolean =>
  isNumber(value) && Number.isNaN(toDouble(value));

/** Order of UTF-8 bytes, which differs from JavaScript's for characters outside the basic plane. */
const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
};

/** Surrogates stand for code points above every other unit. */
const codePointRank = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
