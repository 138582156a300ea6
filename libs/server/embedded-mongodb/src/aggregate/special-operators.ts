import { Double } from 'bson';
import { fieldOperators } from './field-operators.ts';
import { isArray, isDoc, isTruthy, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { scoreOf } from '../text/scores.ts';
import { namedOperators } from './named-operators.ts';
import { literal, type Expression, type Scope } from './expression.ts';

/** Operators that do not simply evaluate all their arguments first. */
type Compile = (source: Value) => Expression;
type Special = (operand: Value, compile: Compile) => Expression;

const list = (operator: string, operand: Value, compile: Compile): Expression[] => {
  if (!isArray(operand)) return [compile(operand)];
  if (operand.length === 0 && operator === '$ifNull') throw failedToParse(`${operator} needs arguments`);
  return operand.map(compile);
};

/** Named arguments, all known and the needed ones there. */
const named = (
  operator: string,
  operand: Value,
  needed: readonly string[],
  optional: readonly string[] = [],
): Doc => {
  if (!isDoc(operand)) throw failedToParse(`${operator} needs an object as its argument`);
  for (const name of operand.keys()) {
    if (!needed.includes(name) && !optional.includes(name)) {
      throw failedToParse(`Unrecognized parameter to ${operator}: ${name}`);
    }
  }
  const missing = needed.find((name) => !operand.has(name));
  if (missing) throw failedToParse(`Missing '${missing}' parameter to ${operator}`);
  return operand;
};

const dynamic = (evaluate: (scope: Scope) => Value | undefined): Expression => ({
  constant: false,
  evaluate,
});

const bind = (scope: Scope, entries: Iterable<readonly [string, Value | undefined]>): Scope => ({
  root: scope.root,
  variables: new Map([...scope.variables, ...entries]),
});

const condition: Special = (operand, compile) => {
  const parts = isArray(operand)
    ? operand
    : ['if', 'then', 'else'].map((name) => named('$cond', operand, ['if', 'then', 'else']).get(name)!);
  if (parts.length !== 3) throw new CommandError(16020, 'Expression $cond takes exactly 3 arguments');
  const [test, yes, no] = parts.map(compile);
  return dynamic((scope) => (isTruthy(test!.evaluate(scope)) ? yes : no)!.evaluate(scope));
};

const switchOver: Special = (operand, compile) => {
  const source = named('$switch', operand, ['branches'], ['default']);
  const branches = source.get('branches');
  if (!isArray(branches) || branches.length === 0)
    throw new CommandError(40068, '$switch requires at least one branch');
  const compiled = branches.map((branch) => {
    const parts = named('$switch', branch, ['case', 'then']);
    return { test: compile(parts.get('case')!), then: compile(parts.get('then')!) };
  });
  const otherwise = source.has('default') ? compile(source.get('default')!) : undefined;
  return dynamic((scope) => {
    const branch = compiled.find(({ test }) => isTruthy(test.evaluate(scope)));
    if (branch) return branch.then.evaluate(scope);
    if (!otherwise)
      throw new CommandError(40066, '$switch could not find a matching branch and has no default');
    return otherwise.evaluate(scope);
  });
};

const firstPresent: Special = (operand, compile) => {
  const parts = list('$ifNull', operand, compile);
  if (parts.length < 2) throw new CommandError(1257300, '$ifNull needs at least two arguments');
  return dynamic((scope) => {
    let value: Value | undefined;
    for (const part of parts) {
      value = part.evaluate(scope);
      if (value !== undefined && value !== null) break;
    }
    return value;
  });
};

const variables: Special = (operand, compile) => {
  const source = named('$let', operand, ['vars', 'in']);
  const vars = source.get('vars');
  if (!isDoc(vars)) throw failedToParse("$let needs an object 'vars'");
  const entries = Array.from(vars, ([name, value]) => [name, compile(value)] as const);
  const body = compile(source.get('in')!);
  return dynamic((scope) =>
    body.evaluate(
      bind(
        scope,
        entries.map(([name, part]) => [name, part.evaluate(scope)] as const),
      ),
    ),
  );
};

const inputArray = (operator: string, value: Value | undefined): Value[] | null => {
  if (value === undefined || value === null) return null;
  if (!isArray(value)) throw new CommandError(28651, `input to ${operator} must be an array`);
  return value;
};

const nameOf = (source: Doc): string => {
  const name = source.get('as') ?? 'this';
  if (typeof name !== 'string') throw failedToParse("'as' must be a string");
  return name;
};

const filter: Special = (operand, compile) => {
  const source = named('$filter', operand, ['input', 'cond'], ['as']);
  const name = nameOf(source);
  const input = compile(source.get('input')!);
  const test = compile(source.get('cond')!);
  return dynamic((scope) => {
    const values = inputArray('$filter', input.evaluate(scope));
    return values && values.filter((value) => isTruthy(test.evaluate(bind(scope, [[name, value]]))));
  });
};

const mapOver: Special = (operand, compile) => {
  const source = named('$map', operand, ['input', 'in'], ['as']);
  const name = nameOf(source);
  const input = compile(source.get('input')!);
  const body = compile(source.get('in')!);
  return dynamic((scope) => {
    const values = inputArray('$map', input.evaluate(scope));
    return values && values.map((value) => body.evaluate(bind(scope, [[name, value]])) ?? null);
  });
};

const reduce: Special = (operand, compile) => {
  const source = named('$reduce', operand, ['input', 'initialValue', 'in']);
  const [input, initial, body] = ['input', 'initialValue', 'in'].map((name) => compile(source.get(name)!));
  return dynamic((scope) => {
    const values = inputArray('$reduce', input!.evaluate(scope));
    if (!values) return null;
    return values.reduce<Value | undefined>(
      (value, element) =>
        body!.evaluate(
          bind(scope, [
            ['value', value],
            ['this', element],
          ]),
        ),
      initial!.evaluate(scope),
    );
  });
};

/** What the query knows of a document beyond its fields. */
const meta: Special = (operand) => {
  if (operand !== 'textScore') throw new CommandError(115, `$meta ${String(operand)} is not supported`);
  return dynamic((scope) => new Double(scoreOf(scope.root)));
};

export const specialOperators: Record<string, Special> = {
  $meta: meta,
  ...fieldOperators,
  ...namedOperators,
  $literal: (operand) => literal(operand),
  $cond: condition,
  $switch: switchOver,
  $ifNull: firstPresent,
  $let: variables,
  $filter: filter,
  $map: mapOver,
  $reduce: reduce,
  $and: (operand, compile) => {
    const parts = list('$and', operand, compile);
    return dynamic((scope) => parts.every((part) => isTruthy(part.evaluate(scope))));
  },
  $or: (operand, compile) => {
    const parts = list('$or', operand, compile);
    return dynamic((scope) => parts.some((part) => isTruthy(part.evaluate(scope))));
  },
};
