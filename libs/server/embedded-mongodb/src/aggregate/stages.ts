import type { Doc, Value } from '../bson/values.ts';
import { integer, isArray, isDoc, isTruthy, toInteger } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { valueNamer } from '../ambient/value-set.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { pause } from '../query/scan.ts';
import { compileGroupFields, feed, type Accumulator, type GroupFields } from './accumulators.ts';
import { bucketAuto } from './bucket-auto.ts';
import { densify } from './densify.ts';
import { fillStages } from './fill.ts';
import { redact } from './redact.ts';
import { carryScore } from '../text/scores.ts';
import { documentStages, stageOf, type DocumentChange } from './document-stages.ts';
import { compileExpression } from './expression.ts';
import { lookup } from './lookup.ts';
import { bucketGroup } from './bucket.ts';
import { graphLookup } from './graph-lookup.ts';
import { sample, unionWith } from './more-stages.ts';
import { sort } from './sort-stage.ts';
import { unwind } from './unwind.ts';
import { setWindowFields } from './window/set-window-fields.ts';

/** Documents on their way through a pipeline; a pause lets others go first. */
export type Flow = Iterable<Doc | typeof pause>;

/** Reads another collection of the same database, for `$lookup`. */
export type Source = (collection: string, filter: Doc, pipeline: readonly Value[]) => Flow;

export interface PipelineContext {
  source: Source;
}

export type Stage = (input: Flow) => Flow;

const bytesBound = 100 * 1024 * 1024;

const mapDocs = (change: DocumentChange): Stage =>
  function* (input) {
    for (const doc of input) yield doc === pause ? pause : carryScore(doc, change(doc));
  };

const match = (operand: Value): Stage => {
  if (!isDoc(operand)) throw new CommandError(15959, 'the match filter must be an expression in an object');
  const matcher = parseFilter(operand);
  return function* (input) {
    for (const doc of input) if (doc === pause || matcher.matches(doc)) yield doc;
  };
};

const wholeNumber = (stage: string, operand: Value, least: number): number => {
  const number = toInteger(operand);
  if (number === undefined || number < least)
    throw new CommandError(15958, `${stage} needs a whole number from ${least} up`);
  return number;
};

const limit = (operand: Value): Stage => {
  const most = wholeNumber('$limit', operand, 1);
  return function* (input) {
    let passed = 0;
    for (const doc of input) {
      yield doc;
      if (doc !== pause && ++passed >= most) return;
    }
  };
};

const skip = (operand: Value): Stage => {
  const first = wholeNumber('$skip', operand, 0);
  return function* (input) {
    let seen = 0;
    for (const doc of input) if (doc === pause || seen++ >= first) yield doc;
  };
};

const count = (operand: Value): Stage => {
  if (typeof operand !== 'string' || operand === '' || /^\$|\.|\0/.test(operand)) {
    throw new CommandError(
      40156,
      'the count field must be a non-empty string without $ at its start or a dot',
    );
  }
  return function* (input) {
    let total = 0;
    for (const doc of input) {
      if (doc === pause) yield pause;
      else total++;
    }
    if (total > 0) yield new Map([[operand, integer(total)]]);
  };
};

const group = (operand: Value): Stage => {
  if (!isDoc(operand)) throw new CommandError(15947, "a group's fields must be specified in an object");
  const id = operand.get('_id');
  if (id === undefined) throw new CommandError(15955, 'a group specification must include an _id');
  const key = compileExpression(id);
  const fields = compileGroupFields([...operand].filter(([name]) => name !== '_id'));
  return (input) => runGroup(input, (doc) => key.evaluate({ root: doc, variables: new Map() }), fields);
};

function* runGroup(
  input: Flow,
  keyOf: (doc: Doc) => Value | undefined,
  fields: GroupFields,
): Generator<Doc | typeof pause> {
  const groups = new Map<string, { id: Value; states: ReturnType<Accumulator['start']>[] }>();
  const nameOf = valueNamer();
  for (const doc of input) {
    if (doc === pause) {
      yield pause;
      continue;
    }
    const id = keyOf(doc) ?? null;
    const name = nameOf(id);
    let entry = groups.get(name);
    if (!entry)
      groups.set(name, (entry = { id, states: fields.map(([, accumulator]) => accumulator.start()) }));
    const scope = { root: doc, variables: new Map() };
    entry.states.forEach((state, i) => feed(state, fields[i]![1], scope));
    if (groups.size * 64 > bytesBound) throw new CommandError(292, '$group exceeded its memory limit');
  }
  for (const { id, states } of groups.values()) {
    yield new Map<string, Value>([
      ['_id', id],
      ...states.map((state, i) => [fields[i]![0], state.result()] as const),
    ]);
  }
}

const facet = (operand: Value, context: PipelineContext): Stage => {
  if (!isDoc(operand) || operand.size === 0)
    throw new CommandError(40169, 'the $facet specification must be a non-empty object');
  const branches = Array.from(operand, ([name, pipeline]) => {
    if (!isArray(pipeline))
      throw new CommandError(40170, `arguments to $facet must be arrays, ${name} is not`);
    return [name, compilePipeline(pipeline, context)] as const;
  });
  return function* (input) {
    const docs: Doc[] = [];
    for (const doc of input) {
      if (doc === pause) yield pause;
      else docs.push(doc);
    }
    const result: Doc = new Map();
    for (const [name, run] of branches) {
      const values: Value[] = [];
      for (const doc of run(docs)) {
        if (doc === pause) yield pause;
        else values.push(doc);
      }
      result.set(name, values);
    }
    yield result;
  };
};

const sortByCount = (operand: Value): Stage => {
  const grouped = group(
    new Map<string, Value>([
      ['_id', operand],
      ['count', new Map([['$sum', integer(1)]])],
    ]),
  );
  const sorted = sort(new Map([['count', integer(-1)]]));
  return (input) => sorted(grouped(input));
};

const bucket = (operand: Value): Stage => {
  const grouped = group(bucketGroup(operand));
  const sorted = sort(new Map([['_id', integer(1)]]));
  return (input) => sorted(grouped(input));
};

const stages: Record<string, (operand: Value, context: PipelineContext) => Stage> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $count: count,
  $group: group,
  $facet: facet,
  $lookup: lookup,
  $unwind: unwind,
  $sample: sample,
  $unionWith: unionWith,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $densify: densify,
  $fill: (operand, context) => compilePipeline(fillStages(operand), context),
  $redact: redact,
  $setWindowFields: setWindowFields,
  $graphLookup: graphLookup,
  $sortByCount: sortByCount,
};

const compileStage = (source: Value, context: PipelineContext): Stage => {
  const [name, operand] = stageOf(source);
  if (Object.hasOwn(documentStages, name)) return mapDocs(documentStages[name]!(operand));
  if (Object.hasOwn(stages, name)) return stages[name]!(operand, context);
  if (name === '$changeStream') {
    throw new CommandError(40573, 'The $changeStream stage is only supported on replica sets');
  }
  throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
};

/** Compiles a pipeline; every stage is checked before the first document moves. */
export const compilePipeline = (source: readonly Value[], context: PipelineContext): Stage => {
  const compiled = source.map((stage) => compileStage(stage, context));
  return (input) => compiled.reduce<Flow>((flow, stage) => stage(flow), input);
};

export const isWanted = (value: Value | undefined): boolean => {
  if (value !== undefined && typeof value !== 'boolean') throw failedToParse('a boolean was expected');
  return isTruthy(value);
};
