import { encode } from '../bson/encode.ts';
import { isArray, isDoc, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { sourceStages } from '../aggregate/source-stages.ts';
import { splitOutput, type Output } from './output-stages.ts';
import { compilePipeline, type Flow, type Source } from '../aggregate/stages.ts';
import { stageOf } from '../aggregate/document-stages.ts';
import { runQuery, type Query, type Run } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { decoded, pause, type Step } from '../query/scan.ts';
import { parseSort } from '../query/sort.ts';
import type { Store } from '../storage/store.ts';
import {
  arrayField,
  collectionName,
  countField,
  docField,
  refuseOptions,
  refuseUnknown,
} from './arguments.ts';
import { collectionSources } from './collection-sources.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { firstBatchSize, type Documents } from './cursors.ts';
import { parseHint } from './find.ts';
import { currentOpStage } from './operations.ts';
import { sessionOf } from './session.ts';
import { refuseView, resolveView } from './views.ts';

/** The head of a pipeline as a query that indexes can serve, and the stages that remain. */
export interface SplitPipeline {
  query: Query;
  rest: readonly Value[];
}

/** `$match`es, then a `$sort`, a `$skip` and a `$limit` at the head are a plain query. */
export const splitPipeline = (stages: readonly Value[], hint?: Value): SplitPipeline => {
  const filters: Value[] = [];
  let at = 0;
  const head = (name: string): Value | undefined => {
    const stage = stages[at];
    const operand = isDoc(stage) && stage.size === 1 ? stage.get(name) : undefined;
    if (operand !== undefined) at++;
    return operand;
  };
  for (let filter = head('$match'); filter !== undefined; filter = head('$match')) {
    if (!isDoc(filter)) throw new CommandError(15959, 'the match filter must be an expression in an object');
    filters.push(filter);
  }
  const sort = parseSort(head('$sort'));
  const skip = bound(stages[at], '$skip', 0);
  if (skip !== undefined) at++;
  const limit = bound(stages[at], '$limit', 1);
  if (limit !== undefined) at++;
  const filter: Doc =
    filters.length === 1
      ? (filters[0] as Doc)
      : filters.length === 0
        ? new Map()
        : new Map([['$and', filters]]);
  return {
    query: {
      matcher: parseQueryFilter(filter),
      sort,
      skip: skip ?? 0,
      limit: limit ?? Infinity,
      hint: parseHint(hint),
    },
    rest: stages.slice(at),
  };
};

const bound = (stage: Value | undefined, name: string, least: number): number | undefined => {
  const number = isDoc(stage) && stage.size === 1 ? toInteger(stage.get(name)) : undefined;
  return number !== undefined && number >= least ? number : undefined;
};

function* docsOf(steps: Iterable<Step>): Generator<Doc | typeof pause> {
  for (const step of steps) yield step === pause ? pause : decoded(step);
}

/** A pipeline over a collection; `run` is what it reads with, for `explain`. */
export const runPipeline = (
  store: Store,
  database: string,
  from: string,
  wanted: readonly Value[],
  hint?: Value,
): { run: Run | undefined; flow: Flow } => {
  const { name, stages } = resolveView(store, database, from, wanted);
  const split = splitPipeline(stages, hint);
  const collection = store.collection(database, name);
  const run = collection && runQuery(collection, split.query);
  const stage = compilePipeline(split.rest, { source: sourceOf(store, database) });
  return { run, flow: stage(run ? docsOf(run.steps) : []) };
};

const sourceOf =
  (store: Store, database: string): Source =>
  (from, filter, pipeline) =>
    runPipeline(store, database, from, [new Map([['$match', filter]]), ...pipeline]).flow;

function* encoded(flow: Flow): Documents {
  for (const doc of flow) yield doc === pause ? pause : encode(doc);
}

export const aggregateFields = [
  'pipeline',
  'cursor',
  'explain',
  'allowDiskUse',
  'bypassDocumentValidation',
  'hint',
  'collation',
  'let',
];

/** Reads the pipeline of a command, refusing what this server does not have. */
export const parseAggregate = (
  body: Doc,
  database: string,
): { stages: readonly Value[]; output: Output | undefined } => {
  refuseOptions(body, ['explain']);
  const stages = arrayField(body, 'pipeline');
  return splitOutput(stages, database);
};

function* run(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  if (!isDoc(body.get('cursor')))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const cursor = docField(body, 'cursor');
  refuseUnknown(cursor, ['batchSize'], 'cursor');
  const { stages, output } = parseAggregate(body, database);
  const name = isWholeDatabase(body) ? '$cmd.aggregate' : collectionName(body);
  const flow = isWholeDatabase(body)
    ? databaseFlow(context, stages)
    : (collectionFlow(context, name, stages) ??
      runPipeline(context.store, database, name, stages, body.get('hint')).flow);
  if (output) yield* output(context, flow);
  return yield* context.cursors.first(
    encoded(output ? [] : flow),
    `${database}.${name}`,
    sessionOf(body),
    (output ? undefined : countField(cursor, 'batchSize')) ?? firstBatchSize,
    false,
    context.deadline,
  );
}

/** A pipeline without a collection begins with a stage that makes documents. */
const databaseFlow = (context: CommandContext, stages: readonly Value[]): Flow => {
  const { store, request } = context;
  const [first, ...rest] = stages;
  if (first === undefined) throw new CommandError(73, '{aggregate: 1} is not valid for an empty pipeline.');
  const [name, operand] = stageOf(first);
  if (name === '$currentOp')
    return compilePipeline(rest, { source: sourceOf(store, request.database) })(
      currentOpStage(operand, context),
    );
  const make = Object.hasOwn(sourceStages, name) ? sourceStages[name] : undefined;
  if (!make) {
    compilePipeline([first], { source: () => [] });
    throw new CommandError(73, `{aggregate: 1} is not valid for '${name}'; a collection is required.`);
  }
  const session = request.body.get('lsid');
  const docs = make(operand, () =>
    isDoc(session)
      ? [
          new Map<string, Value>([
            ['_id', session],
            ['lastUse', new Date()],
          ]),
        ]
      : [],
  );
  return compilePipeline(rest, { source: sourceOf(store, request.database) })(docs);
};

/** The flow of a pipeline that begins by telling about the collection; undefined for any other. */
const collectionFlow = (
  { store, request: { database } }: CommandContext,
  name: string,
  [first, ...rest]: readonly Value[],
): Flow | undefined => {
  const [stage, operand] = first === undefined ? [''] : stageOf(first);
  const make = Object.hasOwn(collectionSources, stage) ? collectionSources[stage] : undefined;
  if (!make) return undefined;
  const collection = store.collection(database, name);
  if (!collection) throw new CommandError(26, `Collection [${database}.${name}] not found.`);
  refuseView(collection);
  return compilePipeline(rest, { source: sourceOf(store, database) })(make(operand!, collection, store));
};

const isWholeDatabase = (body: Doc): boolean =>
  !isArray(body.get('aggregate')) && typeof body.get('aggregate') !== 'string';

export const aggregate: Command = { fields: aggregateFields, onViews: true, run };
