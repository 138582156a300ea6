import { ambient } from '../ambient/ambient.ts';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { plainOperators } from './operators.ts';
import { specialOperators } from './special-operators.ts';
import { now } from './variables.ts';

/** What an expression sees: the document under way, and variables such as those of `$let`. */
export interface Scope {
  root: Value;
  variables: ReadonlyMap<string, Value | undefined>;
}

/** A compiled expression; missing fields are `undefined`. */
export interface Expression {
  evaluate(scope: Scope): Value | undefined;
  /** True when the result is the same for every document. */
  constant: boolean;
}

export const literal = (value: Value): Expression => ({ evaluate: () => value, constant: true });

/** Compiles an aggregation expression, refusing operators that are not supported. */
export const compileExpression = (source: Value): Expression => {
  if (typeof source === 'string' && source.startsWith('$')) return compilePath(source);
  if (isArray(source)) return compileArray(source);
  if (!isDoc(source)) return literal(source);
  const operator = operatorOf(source);
  return operator === undefined ? compileObject(source) : compileOperator(operator, source.get(operator)!);
};

/** The operator of a document such as `{$add: […]}`; undefined for a plain document. */
const operatorOf = (source: Doc): string | undefined => {
  const operator = [...source.keys()].find((name) => name.startsWith('$'));
  if (operator === undefined) return undefined;
  if (source.size > 1) {
    throw new CommandError(15983, 'An object representing an expression must have exactly one field');
  }
  return operator;
};

const compileOperator = (operator: string, operand: Value): Expression => {
  const special = Object.hasOwn(specialOperators, operator) ? specialOperators[operator] : undefined;
  if (special) return special(operand, compileExpression);
  const plain = Object.hasOwn(plainOperators, operator) ? plainOperators[operator] : undefined;
  if (!plain) throw new CommandError(168, `Unrecognized expression '${operator}'`);
  const args = argumentsOf(operand, plain.arity[1]).map(compileExpression);
  const [least, most] = plain.arity;
  if (args.length < least || args.length > most) {
    throw new CommandError(
      16020,
      `Expression ${operator} takes ${least} to ${most} arguments, ${args.length} were passed in`,
    );
  }
  return {
    constant: operator !== '$rand' && args.every((argument) => argument.constant),
    evaluate: (scope) => plain.apply(args.map((argument) => argument.evaluate(scope))),
  };
};

/** An operator without arguments is written with an empty object, one with one argument with or without a list. */
const argumentsOf = (operand: Value, most: number): readonly Value[] => {
  if (isArray(operand)) return operand;
  return most === 0 && isDoc(operand) && operand.size === 0 ? [] : [operand];
};

const compileArray = (source: readonly Value[]): Expression => {
  const parts = source.map(compileExpression);
  return {
    constant: parts.every((part) => part.constant),
    evaluate: (scope) => parts.map((part) => part.evaluate(scope) ?? null),
  };
};

const compileObject = (source: Doc): Expression => {
  const parts = Array.from(source, ([name, value]) => {
    if (name.includes('.')) throw failedToParse(`FieldPath field names may not contain '.': ${name}`);
    return [name, compileExpression(value)] as const;
  });
  return {
    constant: parts.every(([, part]) => part.constant),
    evaluate: (scope) => {
      const doc: Doc = new Map();
      for (const [name, part] of parts) {
        const value = part.evaluate(scope);
        if (value !== undefined) doc.set(name, value);
      }
      return doc;
    },
  };
};

const compilePath = (source: string): Expression => {
  if (!source.startsWith('$$')) return fieldPath(source.slice(1).split('.'));
  const [name = '', ...path] = source.slice(2).split('.');
  if (name === 'NOW') return literal(now());
  return {
    constant: false,
    evaluate: (scope) => follow(variable(name, scope), path, 0),
  };
};

const variable = (name: string, scope: Scope): Value | undefined => {
  if (scope.variables.has(name)) return scope.variables.get(name);
  const { variables } = ambient();
  if (variables.has(name)) return variables.get(name);
  if (name === 'ROOT' || name === 'CURRENT') return scope.root;
  if (name === 'REMOVE') return undefined;
  throw new CommandError(17276, `Use of undefined variable: ${name}`);
};

const fieldPath = (path: readonly string[]): Expression => {
  if (path.some((part) => part === ''))
    throw new CommandError(40353, 'FieldPath must not end with a dot or be empty');
  return { constant: false, evaluate: (scope) => follow(scope.root, path, 0) };
};

/** A path in an expression goes through arrays by collecting from each document in them. */
const follow = (value: Value | undefined, path: readonly string[], from: number): Value | undefined => {
  if (from === path.length) return value;
  if (isDoc(value)) return follow(value.get(path[from]!), path, from + 1);
  if (!isArray(value)) return undefined;
  return value.map((element) => follow(element, path, from)).filter((found) => found !== undefined);
};
