import type { Binary, BSONRegExp, Code, Timestamp } from 'bson';
import { isArray, isDoc, type NumberValue, type Value } from '../bson/values.ts';
import { writeNumber } from './encode-number.ts';
import { KeyWriter } from './key-writer.ts';

/** MongoDB's order of types; an empty array indexes as `undefined`, which sorts just before null. */
export const typeOrder = {
  minKey: 1,
  undefined: 4,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  maxKey: 127,
} as const;

/** What stands in a key for an array without elements. */
export const emptyArray = Symbol('empty array');
export type KeyValue = Value | typeof emptyArray;

const tagOrder: Record<string, number> = {
  Int32: typeOrder.number,
  Double: typeOrder.number,
  Long: typeOrder.number,
  Decimal128: typeOrder.number,
  ObjectId: typeOrder.objectId,
  Binary: typeOrder.binData,
  Timestamp: typeOrder.timestamp,
  BSONRegExp: typeOrder.regex,
  Code: typeOrder.code,
  MinKey: typeOrder.minKey,
  MaxKey: typeOrder.maxKey,
};

/** The place of a value's type in MongoDB's order; missing counts as null. */
export const orderOfType = (value: KeyValue | undefined): number => {
  if (value === emptyArray) return typeOrder.undefined;
  if (value === undefined || value === null) return typeOrder.null;
  if (typeof value === 'string') return typeOrder.string;
  if (typeof value === 'boolean') return typeOrder.bool;
  if (isArray(value)) return typeOrder.array;
  if (isDoc(value)) return typeOrder.object;
  if (value instanceof Date) return typeOrder.date;
  return tagOrder[value._bsontype] ?? typeOrder.maxKey;
};

/** Writes a value so that bytes compare as MongoDB compares values, of any two types. */
export const writeValue = (writer: KeyWriter, value: KeyValue): void => {
  const order = orderOfType(value);
  writer.byte(order);
  writePayload(writer, value as Value, order);
};

const writePayload = (writer: KeyWriter, value: Value, order: number): void => {
  switch (order) {
    case typeOrder.number:
      return writeNumber(writer, value as NumberValue);
    case typeOrder.string:
      return writer.text(value as string);
    case typeOrder.objectId:
      return writer.raw((value as { id: Uint8Array }).id);
    case typeOrder.bool:
      return writer.byte(value ? 1 : 0);
    case typeOrder.date:
      return writer.double((value as Date).getTime());
    case typeOrder.object:
      return writeDocument(writer, value as Map<string, Value>);
    case typeOrder.array:
      return writeArray(writer, value as Value[]);
    case typeOrder.binData:
      return writeBinary(writer, value as Binary);
    case typeOrder.timestamp: {
      const { t, i } = value as Timestamp;
      writer.uint32(t);
      return writer.uint32(i);
    }
    case typeOrder.regex:
      writer.text((value as BSONRegExp).pattern);
      return writer.text((value as BSONRegExp).options);
    case typeOrder.code:
      return writer.text((value as Code).code);
    default:
  }
};

/** Documents compare field by field: type first, then name, then value; the shorter one first. */
const writeDocument = (writer: KeyWriter, doc: Map<string, Value>): void => {
  for (const [name, value] of doc) {
    const order = orderOfType(value);
    writer.byte(order);
    writer.text(name);
    writePayload(writer, value, order);
  }
  writer.byte(0);
};

const writeArray = (writer: KeyWriter, values: readonly Value[]): void => {
  for (const value of values) writeValue(writer, value);
  writer.byte(0);
};

const writeBinary = (writer: KeyWriter, binary: Binary): void => {
  writer.uint32(binary.position);
  writer.byte(binary.sub_type);
  writer.raw(binary.buffer.subarray(0, binary.position));
};

/** Shared by all keys of this thread: writing a key never yields. */
export const sharedWriter = new KeyWriter();

/** A single ascending value as a key. */
export const encodeKey = (value: KeyValue): Buffer => {
  writeValue(sharedWriter, value);
  return sharedWriter.finish();
};
