import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { failedToParse, typeMismatch } from '../errors.ts';
import { atLeast, atMost, counting, schemaList, type Accepts, type Keyword } from './json-schema-keyword.ts';
import { toRegExp } from './regex.ts';

const docOperand = (keyword: string, operand: Value): Doc => {
  if (isDoc(operand)) return operand;
  throw typeMismatch(`$jsonSchema keyword '${keyword}' must be an object`);
};

/** Names of fields, none of them twice. */
const namesOf = (keyword: string, operand: Value): string[] => {
  const names = schemaList(keyword, operand);
  if (!names.every((name) => typeof name === 'string'))
    throw typeMismatch(`$jsonSchema keyword '${keyword}' must be an array of strings`);
  if (new Set(names).size < names.length)
    throw failedToParse(`$jsonSchema keyword '${keyword}' array cannot contain duplicate values`);
  return names;
};

const required: Keyword = (operand) => {
  const names = namesOf('required', operand);
  return (value) => !isDoc(value) || names.every((name) => value.has(name));
};

const properties: Keyword = (operand, _, compile) => {
  const parts = Array.from(
    docOperand('properties', operand),
    ([name, schema]) => [name, compile(schema)] as const,
  );
  return (value) =>
    !isDoc(value) ||
    parts.every(([name, accepts]) => {
      const field = value.get(name);
      return field === undefined || accepts(field);
    });
};

type Patterned = readonly (readonly [RegExp, Accepts])[];

const patternsOf = (operand: Value | undefined, compile: (schema: Value) => Accepts): Patterned =>
  operand === undefined
    ? []
    : Array.from(
        docOperand('patternProperties', operand),
        ([pattern, schema]) => [toRegExp(pattern).expression, compile(schema)] as const,
      );

const patternProperties: Keyword = (operand, _, compile) => {
  const patterns = patternsOf(operand, compile);
  return (value) =>
    !isDoc(value) ||
    [...value].every(([name, field]) =>
      patterns.every(([pattern, accepts]) => !pattern.test(name) || accepts(field)),
    );
};

/** What holds for the fields that neither `properties` nor `patternProperties` names. */
const additionalProperties: Keyword = (operand, schema, compile) => {
  if (operand === true) return undefined;
  if (operand !== false && !isDoc(operand))
    throw typeMismatch("$jsonSchema keyword 'additionalProperties' must be an object or a boolean");
  const accepts = operand === false ? () => false : compile(operand);
  const named = docOperand('properties', schema.get('properties') ?? new Map());
  const patterns = patternsOf(schema.get('patternProperties'), compile);
  return (value) =>
    !isDoc(value) ||
    [...value].every(
      ([name, field]) =>
        named.has(name) || patterns.some(([pattern]) => pattern.test(name)) || accepts(field),
    );
};

/** What a document has to be like, or to have, once it has a field. */
const dependencies: Keyword = (operand, _, compile) => {
  const parts = Array.from(docOperand('dependencies', operand), ([name, dependency]) => {
    const others = isArray(dependency) ? namesOf('dependencies', dependency) : undefined;
    const accepts: Accepts = others
      ? (value) => isDoc(value) && others.every((other) => value.has(other))
      : compile(dependency);
    return [name, accepts] as const;
  });
  return (value) => !isDoc(value) || parts.every(([name, accepts]) => !value.has(name) || accepts(value));
};

const fields = (value: Value): number | undefined => (isDoc(value) ? value.size : undefined);

export const objectKeywords: Record<string, Keyword> = {
  required,
  properties,
  patternProperties,
  additionalProperties,
  dependencies,
  maxProperties: counting('maxProperties', fields, atMost),
  minProperties: counting('minProperties', fields, atLeast),
};
