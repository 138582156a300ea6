import { Long } from 'bson';
import { encode } from '../bson/encode.ts';
import { decoded, pause, type Step } from '../query/scan.ts';
import { isDoc, isLong, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Query } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import type { Trail } from '../query/path.ts';
import { parseProjection, type Projection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import {
  arrayField,
  collectionName,
  countField,
  docField,
  flagField,
  refuseOptions,
  textField,
} from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { firstBatchSize, type Documents } from './cursors.ts';
import { readSteps, refuseFindProjection } from './read.ts';
import { sessionOf } from './session.ts';
import { isView } from './views.ts';

const unsupported = [
  'max',
  'min',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'snapshot',
  'readOnce',
];

export const parseHint = (value: Value | undefined): Query['hint'] => {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (!isDoc(value)) throw failedToParse("'hint' must be a string or an object");
  if (value.size === 0) return undefined;
  const natural = value.get('$natural');
  if (natural === undefined) return value;
  return { natural: isNumber(natural) && toDouble(natural) < 0 ? -1 : 1 };
};

/** Reads the parts of a `find` that say which documents, in which order. */
export const parseQuery = (body: Doc): Query => {
  refuseOptions(body, unsupported);
  return {
    matcher: parseQueryFilter(docField(body, 'filter')),
    sort: parseSort(body.get('sort')),
    skip: countField(body, 'skip') ?? 0,
    limit: countField(body, 'limit') || Infinity,
    hint: parseHint(body.get('hint')),
  };
};

/** The documents of a run as they go out: stored bytes, unless a projection shapes them. */
export function* shaped(steps: Iterable<Step>, query: Query, projection: Projection | undefined): Documents {
  for (const step of steps) yield step === pause ? pause : shape(step, query, projection);
}

const shape = (
  step: Exclude<Step, typeof pause>,
  query: Query,
  projection: Projection | undefined,
): Buffer => {
  if (!projection) return step.bytes;
  const doc = decoded(step);
  const trail: Trail = {};
  query.matcher.matches(doc, trail);
  return encode(projection(doc, trail));
};

const projectionOf = (body: Doc): Projection | undefined => {
  const source = docField(body, 'projection');
  return source.size === 0 ? undefined : parseProjection(source, true);
};

function* runFind(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  const name = collectionName(body);
  const query = parseQuery(body);
  const projection = projectionOf(body);
  const collection = context.store.collection(database, name);
  if (collection && isView(collection)) refuseFindProjection(docField(body, 'projection'));
  const wanted = { filter: docField(body, 'filter'), sort: body.get('sort') };
  const documents = shaped(readSteps(context, name, query, wanted), query, projection);
  return yield* context.cursors.first(
    documents,
    `${database}.${name}`,
    sessionOf(body),
    countField(body, 'batchSize') ?? firstBatchSize,
    flagField(body, 'singleBatch'),
    context.deadline,
    flagField(body, 'noCursorTimeout'),
  );
}

export const find: Command = {
  fields: [
    ...unsupported,
    'let',
    'filter',
    'projection',
    'sort',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'collation',
    'allowDiskUse',
    'allowPartialResults',
    'noCursorTimeout',
    'oplogReplay',
  ],
  onViews: true,
  run: runFind,
};

const cursorId = (value: Value | undefined): Long => {
  if (isLong(value)) return value;
  if (isNumber(value)) return Long.fromNumber(toDouble(value));
  throw new CommandError(14, 'a cursor id must be a long');
};

export const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  *run({ request: { body, database }, cursors, deadline }) {
    refuseOptions(body, ['term', 'lastKnownCommittedOpTime']);
    const namespace = `${database}.${textField(body, 'collection')}`;
    const batchSize = countField(body, 'batchSize') || Infinity;
    return yield* cursors.next(
      cursorId(body.get('getMore')),
      namespace,
      sessionOf(body),
      batchSize,
      deadline,
    );
  },
};

export const killCursors: Command = {
  fields: ['cursors'],
  run({ request: { body, database }, cursors }) {
    const namespace = `${database}.${collectionName(body)}`;
    const ids = arrayField(body, 'cursors').map(cursorId);
    const killed = ids.filter((id) => cursors.kill(id, namespace));
    return fields({
      cursorsKilled: killed,
      cursorsNotFound: ids.filter((id) => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    });
  },
};

/** The collection of a command, or `NamespaceNotFound`. */
export const existing = (context: CommandContext): Collection => {
  const { body, database } = context.request;
  const name = collectionName(body);
  const collection = context.store.collection(database, name);
  if (!collection) throw new CommandError(26, `ns does not exist: ${database}.${name}`);
  return collection;
};
