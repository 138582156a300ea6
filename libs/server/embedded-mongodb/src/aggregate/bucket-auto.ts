import { integer, isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { compareValues, equalValues } from '../keys/compare.ts';
import { compileGroupFields, feed, type GroupFields } from './accumulators.ts';
import { compileExpression, type Expression } from './expression.ts';
import { gather } from './gather.ts';
import type { Stage } from './stages.ts';

interface Keyed {
  doc: Doc;
  key: Value;
}

const parse = (operand: Value): { by: Expression; buckets: number; fields: GroupFields } => {
  if (!isDoc(operand)) throw new CommandError(40240, 'The argument to $bucketAuto must be an object');
  const names = ['groupBy', 'buckets', 'output', 'granularity'];
  const unknown = [...operand.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) throw new CommandError(40245, `Unrecognized option to $bucketAuto: ${unknown}`);
  const by = operand.get('groupBy');
  if (by === undefined || !operand.has('buckets'))
    throw new CommandError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  if (!isDoc(by) && !(typeof by === 'string' && by.startsWith('$')))
    throw new CommandError(40239, "'groupBy' of $bucketAuto must be a $-prefixed path or an expression");
  if (operand.has('granularity'))
    throw new CommandError(115, "The option 'granularity' of $bucketAuto is not supported");
  const output = operand.get('output') ?? new Map([['count', new Map([['$sum', integer(1)]])]]);
  if (!isDoc(output)) throw new CommandError(40244, "The $bucketAuto 'output' field must be an object");
  return {
    by: compileExpression(by),
    buckets: countOf(operand.get('buckets')!),
    fields: compileGroupFields(output),
  };
};

const countOf = (value: Value): number => {
  if (!isNumber(value)) throw new CommandError(40241, "'buckets' of $bucketAuto must be a number");
  const count = toDouble(value);
  if (!Number.isInteger(count) || count > 0x7fffffff)
    throw new CommandError(40242, "'buckets' of $bucketAuto must be representable as a 32-bit integer");
  if (count <= 0) throw new CommandError(40243, "'buckets' of $bucketAuto must be greater than 0");
  return count;
};

/** Where each bucket ends: about as many documents in each, and equal keys never in two. */
const endsOf = (keyed: readonly Keyed[], buckets: number): number[] => {
  const size = Math.max(1, Math.round(keyed.length / buckets));
  const ends: number[] = [];
  for (let at = 0; at < keyed.length;) {
    at = ends.length + 1 === buckets ? keyed.length : Math.min(at + size, keyed.length);
    while (at < keyed.length && equalValues(keyed[at]!.key, keyed[at - 1]!.key)) at++;
    ends.push(at);
  }
  return ends;
};

/** The border above a bucket is where the next begins; above the last it is its greatest key. */
const bucketOf = (keyed: readonly Keyed[], start: number, end: number, fields: GroupFields): Doc => {
  const states = fields.map(([, accumulator]) => accumulator.start());
  for (const { doc } of keyed.slice(start, end))
    states.forEach((state, i) => feed(state, fields[i]![1], { root: doc, variables: new Map() }));
  const id = new Map([
    ['min', keyed[start]!.key],
    ['max', (keyed[end] ?? keyed.at(-1)!).key],
  ]);
  return new Map<string, Value>([
    ['_id', id],
    ...states.map((state, i) => [fields[i]![0], state.result()] as const),
  ]);
};

/** `$bucketAuto`. */
export const bucketAuto = (operand: Value): Stage => {
  const { by, buckets, fields } = parse(operand);
  return function* (input) {
    const docs = yield* gather('$bucketAuto', input);
    const keyed = docs
      .map((doc): Keyed => ({ doc, key: by.evaluate({ root: doc, variables: new Map() }) ?? null }))
      .sort((a, b) => compareValues(a.key, b.key));
    let start = 0;
    for (const end of endsOf(keyed, buckets)) {
      yield bucketOf(keyed, start, end, fields);
      start = end;
    }
  };
};
