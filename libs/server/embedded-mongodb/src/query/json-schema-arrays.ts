import { isArray, isDoc, type Value } from '../bson/values.ts';
import { typeMismatch } from '../errors.ts';
import { atLeast, atMost, counting, type Keyword } from './json-schema-keyword.ts';
import { unorderedName } from './json-schema-values.ts';

/** One schema for all elements, or one for each of the first. */
const items: Keyword = (operand, _, compile) => {
  if (isDoc(operand)) {
    const accepts = compile(operand);
    return (value) => !isArray(value) || value.every(accepts);
  }
  if (!isArray(operand)) throw typeMismatch("$jsonSchema keyword 'items' must be an array or an object");
  const parts = operand.map(compile);
  return (value) => !isArray(value) || value.every((element, i) => parts[i]?.(element) ?? true);
};

/** What holds for the elements behind those that have a schema each. */
const additionalItems: Keyword = (operand, schema, compile) => {
  if (typeof operand !== 'boolean' && !isDoc(operand))
    throw typeMismatch("$jsonSchema keyword 'additionalItems' must be either an object or a boolean");
  const accepts = typeof operand === 'boolean' ? () => operand : compile(operand);
  const listed = schema.get('items');
  if (!isArray(listed)) return undefined;
  return (value) => !isArray(value) || value.slice(listed.length).every(accepts);
};

const uniqueItems: Keyword = (operand) => {
  if (typeof operand !== 'boolean') throw typeMismatch("$jsonSchema keyword 'uniqueItems' must be a boolean");
  if (!operand) return undefined;
  return (value) => !isArray(value) || new Set(value.map(unorderedName)).size === value.length;
};

const elements = (value: Value): number | undefined => (isArray(value) ? value.length : undefined);

export const arrayKeywords: Record<string, Keyword> = {
  items,
  additionalItems,
  uniqueItems,
  maxItems: counting('maxItems', elements, atMost),
  minItems: counting('minItems', elements, atLeast),
};
