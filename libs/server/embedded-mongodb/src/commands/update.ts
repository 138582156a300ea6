import { withCollation } from './with-collation.ts';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { integer, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Query } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { parseSort } from '../query/sort.ts';
import { parseArrayFilters } from '../update/array-paths.ts';
import { parseUpdate, type Update } from '../update/update.ts';
import { upsertedDocument } from '../update/upsert.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, docField, flagField, refuseOptions, refuseUnknown } from './arguments.ts';
import { allRecords, changeTarget, current, firstTarget } from './change-one.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { parseHint } from './find.ts';
import { checkSize, checkStorable } from './insert.ts';
import { checkValid } from './validation.ts';
import { asWriteError, checkBatch, writeError } from './write-errors.ts';

export interface Outcome {
  matched: number;
  modified: number;
  upserted?: Value;
}

const slice = 256;

/** One entry of `updates`. */
interface Entry {
  query: Query;
  update: Update;
  multi: boolean;
  upsert: boolean;
}

const parseEntry = (source: Doc): Entry => {
  refuseUnknown(
    source,
    [
      'q',
      'u',
      'multi',
      'upsert',
      'arrayFilters',
      'hint',
      'collation',
      'c',
      'sort',
      'upsertSupplied',
      'sampleId',
    ],
    'update.updates',
  );
  refuseOptions(source, ['c', 'upsertSupplied', 'sampleId']);
  const update = parseUpdate(source.get('u'), parseArrayFilters(source.get('arrayFilters')));
  const multi = flagField(source, 'multi');
  if (multi && update.replaces)
    throw failedToParse('multi update is not supported for replacement-style update');
  if (multi && source.has('sort')) throw failedToParse('Cannot specify sort with multi=true');
  return {
    query: {
      matcher: parseQueryFilter(docField(source, 'q')),
      sort: parseSort(source.get('sort')),
      skip: 0,
      limit: Infinity,
      hint: parseHint(source.get('hint')),
    },
    update,
    multi,
    upsert: flagField(source, 'upsert'),
  };
};

/** Inserts what an upsert makes; the collection is made with it. @returns the new document. */
export const insertUpserted = (context: CommandContext, name: string, query: Query, update: Update): Doc => {
  const doc = upsertedDocument(query.matcher, update);
  const bytes = encode(doc);
  checkSize(bytes);
  checkStorable(doc);
  const collection = context.store.ensure(context.request.database, name);
  checkValid(context, collection, () => doc);
  context.store.willWrite();
  collection.insert(bytes, doc);
  return doc;
};

function* runEntry(context: CommandContext, name: string, entry: Entry): Generator<void, Outcome> {
  const outcome = yield* entry.multi ? runMulti(context, name, entry) : runSingle(context, name, entry);
  if (outcome.matched > 0 || !entry.upsert) return outcome;
  try {
    const doc = insertUpserted(context, name, entry.query, entry.update);
    return { matched: 1, modified: 0, upserted: doc.get('_id')! };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const again = yield* runSingle(context, name, entry);
    if (again.matched === 0) throw error;
    return again;
  }
}

function* runSingle(context: CommandContext, name: string, entry: Entry): Generator<void, Outcome> {
  const { store, request, deadline } = context;
  const collection = store.collection(request.database, name);
  const target = collection && (yield* firstTarget(collection, entry.query, deadline));
  if (!target) return { matched: 0, modified: 0 };
  return { matched: 1, modified: changeTarget(context, collection, target, entry.update).changed ? 1 : 0 };
}

/** While an upsert looked, another client may have made the document: then it is there to be changed. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof CommandError && error.code === 11000;

/** Each document changes by itself, as in MongoDB; one that no longer matches when its turn comes is left. */
function* runMulti(context: CommandContext, name: string, entry: Entry): Generator<void, Outcome> {
  const collection = context.store.collection(context.request.database, name);
  const outcome: Outcome = { matched: 0, modified: 0 };
  if (!collection) return outcome;
  const records = yield* allRecords(collection, entry.query, context.deadline);
  for (const [i, record] of records.entries()) {
    if (i > 0 && i % slice === 0) yield;
    if (collection.dropped) throw new CommandError(175, 'The collection was dropped during the update');
    const target = current(collection, entry.query, { record, bytes: Buffer.alloc(0) }, true);
    if (!target) continue;
    outcome.matched++;
    if (changeTarget(context, collection, target, entry.update).changed) outcome.modified++;
  }
  return outcome;
}

/** One entry of `updates`, under its collation. */
export const runUpdateEntry = (
  context: CommandContext,
  name: string,
  source: Doc,
): Generator<void, Outcome> => withCollation(source, (entry) => runEntry(context, name, parseEntry(entry)));

function* runUpdate(context: CommandContext): CommandRun {
  const { body, sequences } = context.request;
  const name = collectionName(body);
  const entries = sequences.get('updates');
  checkBatch(entries, 'updates');
  const ordered = flagField(body, 'ordered', true);
  const errors: Value[] = [];
  const upserted: Value[] = [];
  const total = { matched: 0, modified: 0 };
  for (const [i, bytes] of entries!.entries()) {
    try {
      const outcome = yield* runUpdateEntry(context, name, decode(bytes));
      total.matched += outcome.matched;
      total.modified += outcome.modified;
      if (outcome.upserted !== undefined)
        upserted.push(
          new Map([
            ['index', integer(i)],
            ['_id', outcome.upserted],
          ]),
        );
    } catch (error) {
      errors.push(writeError(i, asWriteError(error)));
      if (ordered) break;
    }
  }
  return fields({
    n: integer(total.matched),
    nModified: integer(total.modified),
    upserted: upserted.length > 0 ? upserted : undefined,
    writeErrors: errors.length > 0 ? errors : undefined,
  });
}

export const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: runUpdate,
};
