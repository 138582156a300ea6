import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/**
 * A document in memory. A `Map` and not a plain object: JavaScript moves integer-like names of an object to
 * the front, and MongoDB compares and returns fields in the order in which they were written.
 */
export type Doc = Map<string, Value>;

/** A BSON value that keeps its type: numbers stay `Int32`, `Long`, `Double` or `Decimal128`. */
export type Value =
  | Doc
  | Value[]
  | string
  | boolean
  | null
  | Date
  | Int32
  | Long
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | Code
  | MinKey
  | MaxKey;

export type NumberValue = Int32 | Long | Double | Decimal128;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;
export const isArray = (value: unknown): value is Value[] => Array.isArray(value);

type Tagged = { _bsontype?: string };
const tagOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? (value as Tagged)._bsontype : undefined;

export const isNumber = (value: unknown): value is NumberValue => {
  const tag = tagOf(value);
  return tag === 'Int32' || tag === 'Double' || tag === 'Long' || tag === 'Decimal128';
};
export const isObjectId = (value: unknown): value is ObjectId => tagOf(value) === 'ObjectId';
export const isRegExp = (value: unknown): value is BSONRegExp => tagOf(value) === 'BSONRegExp';
export const isDecimal = (value: unknown): value is Decimal128 => tagOf(value) === 'Decimal128';
export const isLong = (value: unknown): value is Long => tagOf(value) === 'Long';
export const isInt32 = (value: unknown): value is Int32 => tagOf(value) === 'Int32';
export const isDouble = (value: unknown): value is Double => tagOf(value) === 'Double';

/** MongoDB's alias of each type, as `$type` and error messages use it. */
export const typeAlias = (value: Value | undefined): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (isArray(value)) return 'array';
  if (isDoc(value)) return 'object';
  if (value instanceof Date) return 'date';
  return tagAliases[tagOf(value) ?? ''] ?? 'unknown';
};

const tagAliases: Record<string, string> = {
  Int32: 'int',
  Long: 'long',
  Double: 'double',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Timestamp: 'timestamp',
  Code: 'javascript',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** Type numbers of the BSON specification, by alias. */
export const typeNumbers: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

/** The nearest double of a number; exact for all but large longs and most decimals. */
export const toDouble = (value: NumberValue): number => {
  if (isDecimal(value)) return Number(value.toString());
  return isLong(value) ? value.toNumber() : value.value;
};

/** A value as a whole number that JavaScript holds exactly, or undefined when it is not one. */
export const toInteger = (value: Value | undefined): number | undefined => {
  if (!isNumber(value)) return undefined;
  const number = toDouble(value);
  return Number.isSafeInteger(number) ? number : undefined;
};

/** The smallest integer type that holds a count. */
export const integer = (value: number): Int32 | Long =>
  value >= -0x80000000 && value <= 0x7fffffff ? new Int32(value) : Long.fromNumber(value);

/** MongoDB's truth of a value in expressions and projections: false for missing, null, false and zero. */
export const isTruthy = (value: Value | undefined): boolean => {
  if (value === undefined || value === null || value === false) return false;
  if (isDecimal(value)) return !/^-?0(\.0*)?(E|$)/.test(value.toString());
  return !isNumber(value) || toDouble(value) !== 0;
};
