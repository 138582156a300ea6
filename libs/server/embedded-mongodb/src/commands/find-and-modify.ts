import { integer, type Doc, type Value } from '../bson/values.ts';
import { failedToParse } from '../errors.ts';
import type { Query } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { parseProjection, type Projection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { parseArrayFilters } from '../update/array-paths.ts';
import { parseUpdate, type Update } from '../update/update.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, docField, flagField } from './arguments.ts';
import { changeTarget, firstTarget, type Target } from './change-one.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { parseHint } from './find.ts';
import { insertUpserted, isDuplicateKey } from './update.ts';

interface Request {
  query: Query;
  remove: boolean;
  update: Update | undefined;
  upsert: boolean;
  giveNew: boolean;
  projection: Projection | undefined;
}

const parse = (body: Doc): Request => {
  const remove = flagField(body, 'remove');
  const source = body.get('update');
  if (remove === (source !== undefined)) {
    throw failedToParse(
      remove
        ? 'Cannot specify both an update and remove=true'
        : 'Either an update or remove=true must be specified',
    );
  }
  const giveNew = flagField(body, 'new');
  const upsert = flagField(body, 'upsert');
  if (remove && (giveNew || upsert)) throw failedToParse("Cannot specify 'new' or 'upsert' with remove=true");
  const shape = docField(body, 'fields');
  return {
    query: {
      matcher: parseQueryFilter(docField(body, 'query')),
      sort: parseSort(body.get('sort')),
      skip: 0,
      limit: 1,
      hint: parseHint(body.get('hint')),
    },
    remove,
    update: remove ? undefined : parseUpdate(source, parseArrayFilters(body.get('arrayFilters'))),
    upsert,
    giveNew,
    projection: shape.size === 0 ? undefined : parseProjection(shape, true),
  };
};

const reply = (
  value: Doc | null,
  n: number,
  updated: boolean | undefined,
  upserted?: Value,
): Map<string, Value> => {
  const last = fields({ n: integer(n), updatedExisting: updated, upserted });
  return fields({ lastErrorObject: last, value });
};

const change = (
  context: CommandContext,
  name: string,
  wanted: Request,
  target: Target,
): Map<string, Value> => {
  const { store, request } = context;
  const collection = store.collection(request.database, name)!;
  const shape = (doc: Doc): Doc => wanted.projection?.(doc, target.trail) ?? doc;
  if (!wanted.update) {
    store.willWrite();
    collection.remove(target.record, target.doc);
    return reply(shape(target.doc), 1, undefined);
  }
  const { doc } = changeTarget(context, collection, target, wanted.update);
  return reply(shape(wanted.giveNew ? doc : target.doc), 1, true);
};

/** Changes the first document, if there is one. */
function* changeFirst(
  context: CommandContext,
  name: string,
  wanted: Request,
): Generator<void, Map<string, Value> | undefined> {
  const collection = context.store.collection(context.request.database, name);
  const target = collection && (yield* firstTarget(collection, wanted.query, context.deadline));
  return target && change(context, name, wanted, target);
}

function* run(context: CommandContext): CommandRun {
  const name = collectionName(context.request.body);
  const wanted = parse(context.request.body);
  const done = yield* changeFirst(context, name, wanted);
  if (done) return done;
  if (!wanted.update || !wanted.upsert) return reply(null, 0, wanted.update ? false : undefined);
  try {
    const doc = insertUpserted(context, name, wanted.query, wanted.update);
    const shown = wanted.projection?.(doc, {}) ?? doc;
    return reply(wanted.giveNew ? shown : null, 1, false, doc.get('_id'));
  } catch (error) {
    const again = isDuplicateKey(error) ? yield* changeFirst(context, name, wanted) : undefined;
    if (!again) throw error;
    return again;
  }
}

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
  ],
  run,
};
