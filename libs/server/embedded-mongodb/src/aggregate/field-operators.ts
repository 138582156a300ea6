import { isDoc, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { Expression, Scope } from './expression.ts';

/** Operators for fields whose names have dots or begin with `$`, which a path cannot name. */
type Compile = (source: Value) => Expression;
type Special = (operand: Value, compile: Compile) => Expression;

const known = ['field', 'input', 'value'];

const argumentsOf = (operator: string, operand: Value): Doc => {
  if (!isDoc(operand)) throw new CommandError(4161100, `${operator} only supports an object as its argument`);
  const unknown = [...operand.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(4161101, `${operator} found an unknown argument: ${unknown}`);
  if (!operand.has('field')) throw new CommandError(4161102, `${operator} requires 'field' to be specified`);
  return operand;
};

/** The name has to be the same for all documents: a string, or an expression without paths. */
const nameOf = (operator: string, source: Value, compile: Compile): string => {
  if (typeof source === 'string' && source.startsWith('$'))
    throw new CommandError(
      4161108,
      `A field path reference which is not allowed in the 'field' of ${operator}. Use { $literal: ${JSON.stringify(source)} } for such a name.`,
    );
  const compiled = compile(source);
  const name = compiled.constant ? compiled.evaluate({ root: new Map(), variables: new Map() }) : undefined;
  if (typeof name === 'string' && !name.includes('\0')) return name;
  throw new CommandError(4161106, `${operator} requires 'field' to evaluate to a constant, type string`);
};

const inputOf = (operator: string, value: Value | undefined): Doc | null => {
  if (value === undefined || value === null) return null;
  if (isDoc(value)) return value;
  throw new CommandError(
    4161105,
    `${operator} requires 'input' to evaluate to type Object, not ${typeAlias(value)}`,
  );
};

const setField: Special = (operand, compile) => {
  const source = argumentsOf('$setField', operand);
  const name = nameOf('$setField', source.get('field')!, compile);
  if (!source.has('input') || !source.has('value'))
    throw new CommandError(4161109, "$setField requires 'input' and 'value' to be specified");
  const input = compile(source.get('input')!);
  const value = compile(source.get('value')!);
  return {
    constant: false,
    evaluate: (scope) => {
      const doc = inputOf('$setField', input.evaluate(scope));
      return doc && changed(doc, name, value.evaluate(scope));
    },
  };
};

const changed = (doc: Doc, name: string, value: Value | undefined): Doc => {
  const result = new Map(doc);
  if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
};

const unsetField: Special = (operand, compile) => {
  const source = argumentsOf('$unsetField', operand);
  const name = nameOf('$unsetField', source.get('field')!, compile);
  if (!source.has('input') || source.has('value'))
    throw new CommandError(4161109, "$unsetField takes 'field' and 'input'");
  const input = compile(source.get('input')!);
  return {
    constant: false,
    evaluate: (scope) => {
      const doc = inputOf('$unsetField', input.evaluate(scope));
      return doc && changed(doc, name, undefined);
    },
  };
};

const getField: Special = (operand, compile) => {
  const long = isDoc(operand) && operand.has('field');
  const source: Doc = long ? argumentsOf('$getField', operand) : new Map([['field', operand]]);
  const name = nameOf('$getField', source.get('field')!, compile);
  const input = source.has('input') ? compile(source.get('input')!) : undefined;
  return {
    constant: false,
    evaluate: (scope: Scope) => {
      const holder = input ? input.evaluate(scope) : scope.root;
      if (isDoc(holder)) return holder.get(name);
      return holder === null ? null : undefined;
    },
  };
};

export const fieldOperators: Record<string, Special> = {
  $getField: getField,
  $setField: setField,
  $unsetField: unsetField,
};
