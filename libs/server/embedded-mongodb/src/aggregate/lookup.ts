import { stepsWithin, within, ambient } from '../ambient/ambient.ts';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { failedToParse } from '../errors.ts';
import { pause } from '../query/scan.ts';
import { carryScore } from '../text/scores.ts';
import { compileExpression, type Expression } from './expression.ts';
import type { Flow, PipelineContext, Stage } from './stages.ts';
import { checkVariableName } from './variables.ts';

interface Lookup {
  from: string;
  /** Equality of two fields; undefined when the pipeline alone says what belongs together. */
  equality: { local: Expression; foreignField: string } | undefined;
  as: string[];
  pipeline: Value[];
  variables: readonly (readonly [string, Expression])[];
}

const known = ['from', 'localField', 'foreignField', 'as', 'pipeline', 'let'];

const parse = (operand: Value): Lookup => {
  if (!isDoc(operand)) throw failedToParse('the $lookup specification must be an object');
  for (const name of operand.keys())
    if (!known.includes(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  const text = (name: string): string => {
    const value = operand.get(name);
    if (typeof value !== 'string' || value === '') throw failedToParse(`$lookup needs '${name}' as a string`);
    return value;
  };
  const pipeline = operand.get('pipeline') ?? [];
  if (!isArray(pipeline)) throw failedToParse("'pipeline' of $lookup must be an array");
  const byFields = operand.has('localField') || operand.has('foreignField') || !operand.has('pipeline');
  const variables = operand.get('let') ?? new Map();
  if (!isDoc(variables)) throw failedToParse("'let' of $lookup must be an object");
  if (operand.has('let') && !operand.has('pipeline'))
    throw failedToParse("$lookup with 'let' needs a 'pipeline'");
  return {
    from: text('from'),
    equality: byFields
      ? { local: compileExpression(`$${text('localField')}`), foreignField: text('foreignField') }
      : undefined,
    as: text('as').split('.'),
    pipeline,
    variables: Array.from(variables, ([name, source]) => {
      checkVariableName(name);
      return [name, compileExpression(source)] as const;
    }),
  };
};

/** `$lookup`: the other collection answers through its indexes, with the variables that this document sets. */
export const lookup = (operand: Value, context: PipelineContext): Stage => {
  const wanted = parse(operand);
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const found: Value[] = [];
      for (const other of others(doc, wanted, context)) {
        if (other === pause) yield pause;
        else found.push(other);
      }
      yield carryScore(doc, withField(doc, wanted.as, found));
    }
  };
};

const others = (
  doc: Doc,
  { from, equality, pipeline, variables }: Lookup,
  context: PipelineContext,
): Flow => {
  const scope = { root: doc, variables: new Map() };
  const filter = equality ? equalityFilter(equality.foreignField, equality.local.evaluate(scope)) : new Map();
  if (variables.length === 0) return context.source(from, filter, pipeline);
  const set = new Map(ambient().variables);
  for (const [name, expression] of variables) set.set(name, expression.evaluate(scope));
  const inner = { variables: set };
  return stepsWithin(inner, () => drive(within(inner, () => context.source(from, filter, pipeline))));
};

function* drive(flow: Flow): Generator<Doc | typeof pause> {
  yield* flow;
}

/** An array on this side stands for its elements; a missing field for null. */
const equalityFilter = (field: string, value: Value | undefined): Doc => {
  const wanted = isArray(value)
    ? new Map<string, Value>([['$in', value]])
    : new Map<string, Value>([['$eq', value ?? null]]);
  return new Map([[field, wanted]]);
};

const withField = (doc: Doc, path: readonly string[], value: Value): Doc => {
  const [name = '', ...rest] = path;
  const result = new Map(doc);
  const inner = result.get(name);
  result.set(name, rest.length === 0 ? value : withField(isDoc(inner) ? inner : new Map(), rest, value));
  return result;
};
