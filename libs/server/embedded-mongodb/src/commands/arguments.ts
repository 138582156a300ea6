import {
  isArray,
  isDoc,
  isNumber,
  isTruthy,
  toDouble,
  typeAlias,
  type Doc,
  type Value,
} from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';

/** Reading fields of a command: each gives the value in its type, or a refusal that names the field. */
export const textField = (body: Doc, name: string): string => {
  const value = body.get(name);
  if (typeof value !== 'string') throw wrongType(name, value, 'string');
  return value;
};

/** The collection that a command names as its own value, such as `{find: 'messages'}`. */
export const collectionName = (body: Doc): string => {
  const [command = '', value] = body.entries().next().value ?? [];
  if (typeof value !== 'string' || value === '') {
    throw new CommandError(73, `collection name has invalid type ${typeAlias(value)} in ${command}`);
  }
  return value;
};

export const docField = (body: Doc, name: string): Doc => {
  const value = body.get(name);
  if (value === undefined) return new Map();
  if (!isDoc(value)) throw wrongType(name, value, 'object');
  return value;
};

export const arrayField = (body: Doc, name: string): Value[] => {
  const value = body.get(name);
  if (!isArray(value)) throw wrongType(name, value, 'array');
  return value;
};

export const flagField = (body: Doc, name: string, otherwise = false): boolean => {
  const value = body.get(name);
  if (value === undefined) return otherwise;
  if (typeof value !== 'boolean' && !isNumber(value)) throw wrongType(name, value, 'bool');
  return isTruthy(value);
};

/** A whole number that is not negative. */
export const countField = (body: Doc, name: string): number | undefined => {
  const value = body.get(name);
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw wrongType(name, value, 'number');
  const number = toDouble(value);
  if (!Number.isInteger(number)) throw failedToParse(`The field '${name}' must be a whole number`);
  if (number < 0)
    throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return number;
};

const wrongType = (name: string, value: Value | undefined, wanted: string): CommandError =>
  value === undefined
    ? new CommandError(40414, `BSON field '${name}' is missing but a required field`)
    : typeMismatch(`BSON field '${name}' is the wrong type '${typeAlias(value)}', expected type '${wanted}'`);

/** Refuses options of MongoDB whose meaning this server does not have; absent or false ones are fine. */
export const refuseOptions = (body: Doc, names: readonly string[]): void => {
  for (const name of names) {
    const value = body.get(name);
    if (isTruthy(value) && !(isDoc(value) && value.size === 0)) {
      throw new CommandError(115, `The option '${name}' is not supported`);
    }
  }
};

/** Only the simple collation, by bytes, is there. */
export const refuseCollation = (body: Doc): void => {
  const collation = body.get('collation');
  if (collation === undefined) return;
  if (isDoc(collation) && (collation.size === 0 || collation.get('locale') === 'simple')) return;
  throw new CommandError(115, "The option 'collation' is not supported");
};

/** Refuses a field that is not among the known ones. */
export const refuseUnknown = (body: Doc, known: readonly string[], place: string): void => {
  for (const name of body.keys()) {
    if (!known.includes(name))
      throw new CommandError(40415, `BSON field '${place}.${name}' is an unknown field.`);
  }
};
