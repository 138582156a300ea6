import { withCollation } from './with-collation.ts';
import { decode } from '../bson/decode.ts';
import { integer, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Query } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, docField, flagField, refuseOptions, refuseUnknown } from './arguments.ts';
import { allRecords, current, firstTarget } from './change-one.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { parseHint } from './find.ts';
import { asWriteError, checkBatch, writeError } from './write-errors.ts';

const slice = 256;

const parseEntry = (source: Doc): { query: Query; single: boolean } => {
  refuseUnknown(source, ['q', 'limit', 'hint', 'collation', 'sampleId'], 'delete.deletes');
  refuseOptions(source, ['sampleId']);
  const limit = toInteger(source.get('limit'));
  if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
  const matcher = parseQueryFilter(docField(source, 'q'));
  const query = { matcher, sort: [], skip: 0, limit: Infinity, hint: parseHint(source.get('hint')) };
  return { query, single: limit === 1 };
};

function* runEntry(context: CommandContext, name: string, source: Doc): Generator<void, number> {
  const { query, single } = parseEntry(source);
  const { store, request, deadline } = context;
  const collection = store.collection(request.database, name);
  if (!collection) return 0;
  if (single) {
    const target = yield* firstTarget(collection, query, deadline);
    if (!target) return 0;
    store.willWrite();
    collection.remove(target.record, target.doc);
    return 1;
  }
  const records = yield* allRecords(collection, query, deadline);
  let removed = 0;
  for (const [i, record] of records.entries()) {
    if (i > 0 && i % slice === 0) yield;
    if (collection.dropped) throw new CommandError(175, 'The collection was dropped during the delete');
    const target = current(collection, query, { record, bytes: Buffer.alloc(0) }, true);
    if (!target) continue;
    store.willWrite();
    collection.remove(record, target.doc);
    removed++;
  }
  return removed;
}

/** One entry of `deletes`, under its collation. @returns how many documents it removed. */
export const runDeleteEntry = (context: CommandContext, name: string, source: Doc): Generator<void, number> =>
  withCollation(source, (entry) => runEntry(context, name, entry));

function* runDelete(context: CommandContext): CommandRun {
  const { body, sequences } = context.request;
  const name = collectionName(body);
  const entries = sequences.get('deletes');
  checkBatch(entries, 'deletes');
  const ordered = flagField(body, 'ordered', true);
  const errors: Value[] = [];
  let removed = 0;
  for (const [i, bytes] of entries!.entries()) {
    try {
      removed += yield* runDeleteEntry(context, name, decode(bytes));
    } catch (error) {
      errors.push(writeError(i, asWriteError(error)));
      if (ordered) break;
    }
  }
  return fields({ n: integer(removed), writeErrors: errors.length > 0 ? errors : undefined });
}

export const deleteDocuments: Command = { fields: ['deletes', 'ordered', 'let'], run: runDelete };
