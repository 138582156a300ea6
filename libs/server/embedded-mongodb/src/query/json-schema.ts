import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { arrayKeywords } from './json-schema-arrays.ts';
import { schemaList, type Accepts, type Keyword } from './json-schema-keyword.ts';
import { objectKeywords } from './json-schema-objects.ts';
import { valueKeywords } from './json-schema-values.ts';

const combined =
  (name: string, verdict: (results: readonly Accepts[], value: Value) => boolean): Keyword =>
  (operand, _, compile) => {
    const parts = schemaList(name, operand).map(compile);
    return (value) => verdict(parts, value);
  };

const described =
  (name: string): Keyword =>
  (operand) => {
    if (typeof operand !== 'string') throw typeMismatch(`$jsonSchema keyword '${name}' must be a string`);
    return undefined;
  };

const keywords: Record<string, Keyword> = {
  ...valueKeywords,
  ...objectKeywords,
  ...arrayKeywords,
  allOf: combined('allOf', (parts, value) => parts.every((part) => part(value))),
  anyOf: combined('anyOf', (parts, value) => parts.some((part) => part(value))),
  oneOf: combined('oneOf', (parts, value) => parts.filter((part) => part(value)).length === 1),
  not: (operand, _, compile) => {
    const inner = compile(operand);
    return (value) => !inner(value);
  },
  title: described('title'),
  description: described('description'),
};

/** Keywords of draft 4 that MongoDB refuses, too. */
const refused = ['$ref', '$schema', 'default', 'definitions', 'format', 'id'];
/** Keywords of MongoDB's encrypted fields. */
const notHere = ['encrypt', 'encryptMetadata'];

const compileKeyword = (name: string, operand: Value, schema: Doc): Accepts | undefined => {
  if (notHere.includes(name))
    throw new CommandError(115, `The $jsonSchema keyword '${name}' is not supported`);
  if (refused.includes(name)) throw failedToParse(`$jsonSchema keyword '${name}' is not currently supported`);
  const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
  if (!keyword) throw failedToParse(`Unknown $jsonSchema keyword: ${name}`);
  return keyword(operand, schema, compileSchema);
};

/** Reads a schema: draft 4 of JSON Schema with BSON's types, as MongoDB has it. */
export const compileSchema = (schema: Value): Accepts => {
  if (!isDoc(schema)) throw typeMismatch('$jsonSchema must be an object');
  const parts = Array.from(schema, ([name, operand]) => compileKeyword(name, operand, schema)).filter(
    (part) => part !== undefined,
  );
  return (value) => parts.every((part) => part(value));
};
