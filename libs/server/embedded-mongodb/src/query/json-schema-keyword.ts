import { isArray, isNumber, toInteger, type Doc, type NumberValue, type Value } from '../bson/values.ts';
import { failedToParse, typeMismatch } from '../errors.ts';

/** Whether a value keeps to a schema, or to one keyword of it. */
export type Accepts = (value: Value) => boolean;

/** Reads one keyword; those that belong together see the whole schema. */
export type Keyword = (
  operand: Value,
  schema: Doc,
  compile: (schema: Value) => Accepts,
) => Accepts | undefined;

export const schemaList = (name: string, operand: Value): Value[] => {
  if (!isArray(operand)) throw typeMismatch(`$jsonSchema keyword '${name}' must be an array`);
  if (operand.length === 0) throw failedToParse(`$jsonSchema keyword '${name}' must be a non-empty array`);
  return operand;
};

export const numeric = (keyword: string, operand: Value): NumberValue => {
  if (isNumber(operand)) return operand;
  throw typeMismatch(`$jsonSchema keyword '${keyword}' must be a number`);
};

/** A keyword that counts something of one type of values: letters, elements or fields. */
export const counting =
  (
    keyword: string,
    count: (value: Value) => number | undefined,
    fits: (found: number, limit: number) => boolean,
  ): Keyword =>
  (operand) => {
    const limit = toInteger(numeric(keyword, operand));
    if (limit === undefined || limit < 0)
      throw failedToParse(`$jsonSchema keyword '${keyword}' must be a whole number that is not negative`);
    return (value) => {
      const found = count(value);
      return found === undefined || fits(found, limit);
    };
  };

export const atMost = (found: number, limit: number): boolean => found <= limit;
export const atLeast = (found: number, limit: number): boolean => found >= limit;
