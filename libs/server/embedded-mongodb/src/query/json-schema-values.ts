import { modulo } from '../bson/decimal-arithmetic.ts';
import { decimalOf } from '../bson/decimal-of.ts';
import { isFinite } from '../bson/decimal.ts';
import { isArray, isDoc, isNumber, toDouble, typeAlias, typeNumbers, type Value } from '../bson/values.ts';
import { failedToParse, typeMismatch } from '../errors.ts';
import { compareValues, isNaNValue } from '../keys/compare.ts';
import { encodeKey } from '../keys/encode-value.ts';
import { atLeast, atMost, counting, numeric, schemaList, type Keyword } from './json-schema-keyword.ts';
import { toRegExp } from './regex.ts';

/** A name that two values share exactly if they are equal, whatever the order of their fields. */
export const unorderedName = (value: Value): string => encodeKey(ordered(value)).toString('latin1');

const ordered = (value: Value): Value => {
  if (isArray(value)) return value.map(ordered);
  if (!isDoc(value)) return value;
  const fields = Array.from(value, ([name, part]) => [name, ordered(part)] as const);
  return new Map(fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
};

/** JSON's names of types; MongoDB has no `integer` among them. */
const jsonTypes: Record<string, readonly string[]> = {
  object: ['object'],
  array: ['array'],
  number: ['int', 'long', 'double', 'decimal'],
  boolean: ['bool'],
  string: ['string'],
  null: ['null'],
};

const bsonTypes: Record<string, readonly string[]> = {
  ...Object.fromEntries(Object.keys(typeNumbers).map((name) => [name, [name]] as const)),
  number: jsonTypes['number']!,
};

const ofTypes =
  (keyword: string, names: Record<string, readonly string[]>): Keyword =>
  (operand, schema) => {
    if (schema.has('type') && schema.has('bsonType'))
      throw failedToParse("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    const list = isArray(operand) ? operand : [operand];
    if (list.length === 0)
      throw failedToParse(`$jsonSchema keyword '${keyword}' must name at least one type`);
    const types = new Set(list.flatMap((name) => typesOf(keyword, name, names)));
    return (value) => types.has(typeAlias(value));
  };

const typesOf = (
  keyword: string,
  name: Value,
  names: Record<string, readonly string[]>,
): readonly string[] => {
  if (typeof name !== 'string')
    throw typeMismatch(`$jsonSchema keyword '${keyword}' must be a string or an array of strings`);
  if (keyword === 'type' && name === 'integer')
    throw failedToParse("$jsonSchema type 'integer' is not currently supported.");
  const types = Object.hasOwn(names, name) ? names[name] : undefined;
  if (!types) throw failedToParse(`Unknown type name alias: ${name}`);
  return types;
};

/** `maximum` and `minimum`, which a flag beside them makes exclusive. */
const bound =
  (keyword: string, flag: string, sign: 1 | -1): Keyword =>
  (operand, schema) => {
    const limit = numeric(keyword, operand);
    const exclusive = schema.get(flag) === true;
    return (value) => {
      if (!isNumber(value)) return true;
      if (isNaNValue(value) || isNaNValue(limit))
        return !exclusive && isNaNValue(value) === isNaNValue(limit);
      const difference = compareValues(value, limit) * sign;
      return exclusive ? difference < 0 : difference <= 0;
    };
  };

const flag =
  (keyword: string, needed: string): Keyword =>
  (operand, schema) => {
    if (typeof operand !== 'boolean')
      throw typeMismatch(`$jsonSchema keyword '${keyword}' must be a boolean`);
    if (!schema.has(needed))
      throw failedToParse(`$jsonSchema keyword '${needed}' must be a present if ${keyword} is present`);
    return undefined;
  };

const letters = (value: Value): number | undefined =>
  typeof value === 'string' ? [...value].length : undefined;

const multipleOf: Keyword = (operand) => {
  const divisor = numeric('multipleOf', operand);
  if (!(toDouble(divisor) > 0)) throw failedToParse("$jsonSchema keyword 'multipleOf' must be positive");
  return (value) => {
    if (!isNumber(value)) return true;
    const rest = modulo(decimalOf(value), decimalOf(divisor));
    return isFinite(rest) && rest.coefficient === 0n;
  };
};

const pattern: Keyword = (operand) => {
  if (typeof operand !== 'string') throw typeMismatch("$jsonSchema keyword 'pattern' must be a string");
  const { expression } = toRegExp(operand);
  return (value) => typeof value !== 'string' || expression.test(value);
};

const oneOfValues: Keyword = (operand) => {
  const names = new Set(schemaList('enum', operand).map(unorderedName));
  if (names.size < (operand as Value[]).length)
    throw failedToParse("$jsonSchema keyword 'enum' must have unique values");
  return (value) => names.has(unorderedName(value));
};

export const valueKeywords: Record<string, Keyword> = {
  type: ofTypes('type', jsonTypes),
  bsonType: ofTypes('bsonType', bsonTypes),
  maximum: bound('maximum', 'exclusiveMaximum', 1),
  minimum: bound('minimum', 'exclusiveMinimum', -1),
  exclusiveMaximum: flag('exclusiveMaximum', 'maximum'),
  exclusiveMinimum: flag('exclusiveMinimum', 'minimum'),
  maxLength: counting('maxLength', letters, atMost),
  minLength: counting('minLength', letters, atLeast),
  multipleOf,
  pattern,
  enum: oneOfValues,
};
