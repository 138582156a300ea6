import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { pause } from '../query/scan.ts';
import { compileExpression } from './expression.ts';
import type { PipelineContext, Stage } from './stages.ts';

interface Lookup {
  from: string;
  localField: string;
  foreignField: string;
  as: string[];
  pipeline: Value[];
}

const parse = (operand: Value): Lookup => {
  if (!isDoc(operand)) throw failedToParse('the $lookup specification must be an object');
  for (const name of operand.keys()) {
    if (name === 'let') throw new CommandError(115, "The option 'let' of $lookup is not supported");
    if (!['from', 'localField', 'foreignField', 'as', 'pipeline'].includes(name)) {
      throw failedToParse(`unknown argument to $lookup: ${name}`);
    }
  }
  const text = (name: string): string => {
    const value = operand.get(name);
    if (typeof value !== 'string' || value === '') throw failedToParse(`$lookup needs '${name}' as a string`);
    return value;
  };
  const pipeline = operand.get('pipeline') ?? [];
  if (!isArray(pipeline)) throw failedToParse("'pipeline' of $lookup must be an array");
  return {
    from: text('from'),
    localField: text('localField'),
    foreignField: text('foreignField'),
    as: text('as').split('.'),
    pipeline,
  };
};

/** `$lookup` by equality of two fields; the other collection answers through its indexes. */
export const lookup = (operand: Value, context: PipelineContext): Stage => {
  const { from, localField, foreignField, as, pipeline } = parse(operand);
  const local = compileExpression(`$${localField}`);
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const filter = equalityFilter(foreignField, local.evaluate({ root: doc, variables: new Map() }));
      const found: Value[] = [];
      for (const other of context.source(from, filter, pipeline)) {
        if (other === pause) yield pause;
        else found.push(other);
      }
      yield withField(doc, as, found);
    }
  };
};

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
