import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { parseSort, sortOrder, type SortOrder } from '../query/sort.ts';
import type { Accumulator, State } from './accumulators.ts';
import { countOf } from './array-operators.ts';
import { compileExpression } from './expression.ts';
import { mostKept } from './more-accumulators.ts';

interface Entry {
  key: unknown;
  order: number;
  output: Value;
}

/** Which end of the sorted documents is kept, and whether as a list. */
const ends: Record<string, { top: boolean; several: boolean }> = {
  $top: { top: true, several: false },
  $topN: { top: true, several: true },
  $bottom: { top: false, several: false },
  $bottomN: { top: false, several: true },
};

const namedArguments = (operator: string, operand: Value, several: boolean): Doc => {
  if (!isDoc(operand)) throw new CommandError(5788001, `specification of ${operator} must be an object`);
  const codes: Record<string, number> = {
    output: 5788004,
    sortBy: 5788005,
    ...(several ? { n: 5788003 } : {}),
  };
  const unknown = [...operand.keys()].find((name) => !Object.hasOwn(codes, name));
  if (unknown !== undefined) throw new CommandError(5788002, `Unknown argument to ${operator}: ${unknown}`);
  for (const [name, code] of Object.entries(codes))
    if (!operand.has(name)) throw new CommandError(code, `Missing value for '${name}' of ${operator}`);
  if (!isDoc(operand.get('sortBy')))
    throw new CommandError(5788604, `'sortBy' of ${operator} must be an object`);
  return operand;
};

/** Keeps the outputs of the first or last documents in an order; those that sort alike stay in theirs. */
const kept = (
  order: SortOrder<unknown>,
  n: number,
  top: boolean,
): { add(value: Value): void; all(): Value[] } => {
  let entries: Entry[] = [];
  let seen = 0;
  const best = (): Entry[] => {
    entries.sort((a, b) => order.compare(a.key, b.key) || a.order - b.order);
    return top ? entries.slice(0, n) : entries.slice(-n);
  };
  return {
    add: (value) => {
      const [doc, output] = value as [Doc, Value];
      entries.push({ key: order.keyOf(doc), order: seen++, output });
      if (entries.length >= 2 * n + 64) entries = best();
    },
    all: () => best().map(({ output }) => output),
  };
};

/** Reads `$top` and its like; undefined for another accumulator. */
export const topOf = (
  operator: string,
  operand: Value,
  constantOf: (source: Value) => Value | undefined,
): Accumulator | undefined => {
  const end = Object.hasOwn(ends, operator) ? ends[operator] : undefined;
  if (!end) return undefined;
  const args = namedArguments(operator, operand, end.several);
  const n = end.several ? countOf(operator, constantOf(args.get('n')!)) : 1;
  if (n > mostKept)
    throw new CommandError(115, `${operator} of more than ${mostKept} values is not supported`);
  const sort = parseSort(args.get('sortBy'));
  const output = compileExpression(args.get('output')!);
  const start = (): State => {
    const held = kept(sortOrder(sort) as SortOrder<unknown>, n, end.top);
    return {
      add: (value) => held.add(value!),
      result: () => (end.several ? held.all() : (held.all()[0] ?? null)),
    };
  };
  return {
    expression: { constant: false, evaluate: (scope) => [scope.root, output.evaluate(scope) ?? null] },
    start,
  };
};
