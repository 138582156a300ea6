import { isDeepStrictEqual } from 'node:util';
import { mongo } from 'mongoose';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value);

const aliases: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  object: isFields,
  array: Array.isArray,
  null: (value) => value === null,
  date: (value) => value instanceof Date,
  objectId: (value) => value instanceof mongo.ObjectId,
  int: (value) => Number.isInteger(value),
  long: (value) => Number.isInteger(value) || value instanceof mongo.Long,
  double: (value) => typeof value === 'number',
};

const special = (
  operator: string,
  operand: unknown,
  actual: unknown,
  where: string,
  root: boolean,
): string | undefined => {
  switch (operator) {
    case '$$exists':
      return (actual !== undefined) === operand
        ? undefined
        : `${where}: ${operand ? 'missing' : 'not expected'}`;
    case '$$unsetOrMatches':
      return actual === undefined ? undefined : mismatch(operand, actual, where, root);
    case '$$type': {
      const names = Array.isArray(operand) ? operand : [operand];
      const fits = names.some((name) => aliases[String(name)]?.(actual));
      return fits ? undefined : `${where}: not of type ${names.join(' or ')}`;
    }
    default:
      return `${where}: ${operator} is not known to this runner`;
  }
};

/** Where a value does not match what the format expects; undefined when it does. Extra fields count at the root only when not allowed. */
export const mismatch = (
  expected: unknown,
  actual: unknown,
  where = 'result',
  root = false,
): string | undefined => {
  if (isFields(expected)) {
    const [first] = Object.keys(expected);
    if (first?.startsWith('$$')) return special(first, expected[first], actual, where, root);
    if (!isFields(actual)) return `${where}: expected an object, got ${show(actual)}`;
    for (const [name, value] of Object.entries(expected)) {
      const wrong = mismatch(value, actual[name], `${where}.${name}`);
      if (wrong) return wrong;
    }
    const extra = root
      ? undefined
      : Object.keys(actual).find((name) => !(name in expected) && actual[name] !== undefined);
    return extra === undefined ? undefined : `${where}.${extra}: not expected`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return `${where}: expected ${expected.length} elements, got ${show(actual)}`;
    for (const [i, value] of expected.entries()) {
      const wrong = mismatch(value, actual[i], `${where}[${i}]`, root);
      if (wrong) return wrong;
    }
    return undefined;
  }
  return same(expected, actual) ? undefined : `${where}: expected ${show(expected)}, got ${show(actual)}`;
};

const same = (expected: unknown, actual: unknown): boolean =>
  isDeepStrictEqual(plain(expected), plain(actual));

/** Numbers compare by value, whatever their type, as the format has it. */
const plain = (value: unknown): unknown => {
  if (value instanceof mongo.Long || value instanceof mongo.Int32 || value instanceof mongo.Double)
    return Number(value);
  return value instanceof mongo.ObjectId ? value.toHexString() : value;
};

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? 'nothing';
