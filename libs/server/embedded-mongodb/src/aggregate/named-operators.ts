import { failedToParse } from '../errors.ts';
import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { dateOperators } from './date-operators.ts';
import { calendarOperators } from './calendar-operators.ts';
import { conversionOperators } from './conversion-operators.ts';
import type { Expression } from './expression.ts';
import { listOperators } from './list-operators.ts';
import { patternOperators } from './pattern-operators.ts';
import { namedTextOperators } from './named-text-operators.ts';

/** An operator whose arguments have names, and whose result follows from their values; a missing one is null. */
export interface NamedOperator {
  needed: readonly string[];
  optional: readonly string[];
  /** The argument that may be written without its name. */
  short?: string;
  /** Set when that argument cannot be written with its name. */
  unnamed?: true;
  apply(args: Doc): Value;
}

type Compile = (source: Value) => Expression;

const operators: Record<string, NamedOperator> = {
  ...namedTextOperators,
  ...patternOperators,
  ...dateOperators,
  ...calendarOperators,
  ...conversionOperators,
  ...listOperators,
};

const compileNamed =
  (name: string, { needed, optional, short, unnamed, apply }: NamedOperator) =>
  (operand: Value, compile: Compile): Expression => {
    const source = namedSource(name, operand, [...needed, ...optional], short, unnamed);
    const missing = needed.find((argument) => !source.has(argument));
    if (missing !== undefined) throw failedToParse(`Missing '${missing}' parameter to ${name}`);
    const compiled = Array.from(source, ([argument, value]) => [argument, compile(value)] as const);
    return {
      constant: compiled.every(([, expression]) => expression.constant),
      evaluate: (scope) => {
        const args: Doc = new Map();
        for (const [argument, expression] of compiled) args.set(argument, expression.evaluate(scope) ?? null);
        return apply(args);
      },
    };
  };

/** The named arguments, or the short form with the one that needs no name. */
const namedSource = (
  name: string,
  operand: Value,
  known: readonly string[],
  short: string | undefined,
  unnamed = false,
): Doc => {
  if (short !== undefined && (unnamed || !(isDoc(operand) && operand.has(short)))) {
    const value = Array.isArray(operand) && operand.length === 1 ? operand[0]! : operand;
    return new Map([[short, value]]);
  }
  if (!isDoc(operand)) throw failedToParse(`${name} needs an object as its argument`);
  const unknown = [...operand.keys()].find((argument) => !known.includes(argument));
  if (unknown !== undefined) throw failedToParse(`Unrecognized parameter to ${name}: ${unknown}`);
  return operand;
};

export const namedOperators = Object.fromEntries(
  Object.entries(operators).map(([name, operator]) => [name, compileNamed(name, operator)]),
);
