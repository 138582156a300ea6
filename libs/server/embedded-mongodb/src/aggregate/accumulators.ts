import { Int32 } from 'bson';
import { isArray, isDoc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { addToSet, deviation, mergeObjects, severalOf } from './more-accumulators.ts';
import { compileExpression, literal, type Expression, type Scope } from './expression.ts';
import { topOf } from './top-accumulators.ts';
import { average, sum } from './total.ts';

/** What `$group` keeps per group for one field. */
export interface State {
  add(value: Value | undefined): void;
  result(): Value;
}

export interface Accumulator {
  expression: Expression;
  start(): State;
}

const extreme = (sign: 1 | -1) => (): State => {
  let best: Value | undefined;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === undefined || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best ?? null,
  };
};

const first = (): State => {
  let value: Value | undefined;
  let seen = false;
  return {
    add: (given) => {
      if (!seen) value = given;
      seen = true;
    },
    result: () => value ?? null,
  };
};

const last = (): State => {
  let value: Value | undefined;
  return { add: (given) => (value = given), result: () => value ?? null };
};

const push = (): State => {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
};

const starts: Record<string, () => State> = {
  $sum: sum,
  $avg: average,
  $max: extreme(1),
  $min: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
};

/** The value of an expression that is the same for all documents. */
const constantOf = (source: Value): Value | undefined => {
  const expression = compileExpression(source);
  if (!expression.constant) throw new CommandError(115, "an 'n' that depends on the group is not supported");
  return expression.evaluate({ root: new Map(), variables: new Map() });
};

/** Reads an operator and its operand; undefined for one that is not there. */
export const accumulatorOf = (operator: string, operand: Value): Accumulator | undefined => {
  if (operator === '$count') return { expression: literal(new Int32(1)), start: sum };
  const end = topOf(operator, operand, constantOf);
  if (end) return end;
  const more = severalOf(operator, operand, constantOf);
  if (more) return { expression: compileExpression(more.input), start: more.start };
  const start = Object.hasOwn(starts, operator) ? starts[operator] : undefined;
  return start && { expression: compileExpression(operand), start };
};

/** Reads `{$sum: '$n'}`. */
const compileAccumulator = (field: string, source: Value): Accumulator => {
  if (!isDoc(source)) throw new CommandError(40234, `The field '${field}' must be an accumulator object`);
  if (source.size !== 1) throw new CommandError(40238, `The field '${field}' must specify one accumulator`);
  const [operator, operand] = [...source][0]!;
  if (isArray(operand)) throw new CommandError(40237, `The ${operator} accumulator is a unary operator`);
  const accumulator = accumulatorOf(operator, operand);
  if (!accumulator) throw new CommandError(15952, `unknown group operator '${operator}'`);
  return accumulator;
};

/** Fields that are made of several documents, as `$group` and its like name them. */
export type GroupFields = readonly (readonly [string, Accumulator])[];

export const compileGroupFields = (fields: Iterable<[string, Value]>): GroupFields =>
  Array.from(fields, ([name, source]) => {
    if (name.includes('.')) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`);
    return [name, compileAccumulator(name, source)] as const;
  });

export const feed = (state: State, accumulator: Accumulator, scope: Scope): void =>
  state.add(accumulator.expression.evaluate(scope));
