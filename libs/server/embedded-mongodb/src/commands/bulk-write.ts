import { Double, Int32 } from 'bson';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { integer, isDoc, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError, typeMismatch } from '../errors.ts';
import { fields } from '../wire/reply.ts';
import { countField, docField, flagField, refuseUnknown } from './arguments.ts';
import { runDeleteEntry } from './delete.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { firstBatchSize } from './cursors.ts';
import { insertOne } from './insert.ts';
import { sessionOf } from './session.ts';
import { runUpdateEntry } from './update.ts';
import { refuseView } from './views.ts';
import { asWriteError, checkBatch } from './write-errors.ts';
import { listed } from './collections.ts';

/** What all operations did together. */
interface Totals {
  nErrors: number;
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
}

const opFields: Record<string, readonly string[]> = {
  insert: ['document'],
  update: [
    'filter',
    'updateMods',
    'multi',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'sort',
    'constants',
    'upsertSupplied',
  ],
  delete: ['filter', 'multi', 'hint', 'collation'],
};

const namespacesOf = (sources: readonly Buffer[]): [string, string][] =>
  sources.map((bytes) => {
    const source = decode(bytes);
    refuseUnknown(source, ['ns'], 'bulkWrite.nsInfo');
    const ns = source.get('ns');
    const dot = typeof ns === 'string' ? ns.indexOf('.') : -1;
    if (typeof ns !== 'string' || dot < 1)
      throw new CommandError(73, `Invalid namespace specified '${String(ns)}'`);
    return [ns.slice(0, dot), ns.slice(dot + 1)];
  });

interface Op {
  kind: 'insert' | 'update' | 'delete';
  database: string;
  name: string;
  source: Doc;
}

const parseOp = (bytes: Buffer, namespaces: readonly [string, string][]): Op => {
  const source = decode(bytes);
  const [kind = '', at] = [...source][0] ?? [];
  const known = Object.hasOwn(opFields, kind) ? opFields[kind] : undefined;
  if (!known) throw new CommandError(40415, `BSON field 'bulkWrite.ops.${kind}' is an unknown field.`);
  refuseUnknown(source, [kind, ...known], 'bulkWrite.ops');
  const namespace = namespaces[toInteger(at) ?? -1];
  if (!namespace) throw new CommandError(2, 'BulkWrite ops entry has an invalid nsInfo index.');
  return { kind: kind as Op['kind'], database: namespace[0], name: namespace[1], source };
};

/** The same as an entry of the older commands. */
const updateEntry = ({ source }: Op): Doc => {
  const entry: Doc = new Map([
    ['q', source.get('filter') ?? new Map()],
    ['u', source.get('updateMods') ?? null],
  ]);
  const names: Record<string, string> = { constants: 'c' };
  for (const [name, value] of source)
    if (!['update', 'filter', 'updateMods'].includes(name)) entry.set(names[name] ?? name, value);
  return entry;
};

const deleteEntry = ({ source }: Op): Doc => {
  const entry: Doc = new Map<string, Value>([
    ['q', source.get('filter') ?? new Map()],
    ['limit', new Int32(flagField(source, 'multi') ? 0 : 1)],
  ]);
  for (const name of ['hint', 'collation']) if (source.has(name)) entry.set(name, source.get(name)!);
  return entry;
};

function* runOp(
  context: CommandContext,
  op: Op,
  totals: Totals,
): Generator<void, Record<string, Value | undefined>> {
  refuseView(context.store.collection(op.database, op.name));
  const inner = { ...context, request: { ...context.request, database: op.database } };
  if (op.kind === 'insert') {
    const document = op.source.get('document');
    if (!isDoc(document)) throw typeMismatch("BSON field 'bulkWrite.ops.document' must be an object");
    insertOne(inner, context.store.ensure(op.database, op.name), encode(document));
    totals.nInserted++;
    return { n: new Int32(1) };
  }
  if (op.kind === 'delete') {
    const removed = yield* runDeleteEntry(inner, op.name, deleteEntry(op));
    totals.nDeleted += removed;
    return { n: integer(removed) };
  }
  const outcome = yield* runUpdateEntry(inner, op.name, updateEntry(op));
  const upserted = outcome.upserted === undefined ? undefined : fields({ _id: outcome.upserted });
  if (upserted) totals.nUpserted++;
  else totals.nMatched += outcome.matched;
  totals.nModified += outcome.modified;
  return { n: integer(outcome.matched), nModified: integer(outcome.modified), upserted };
}

function* runBulkWrite(context: CommandContext): CommandRun {
  const { body, database, sequences } = context.request;
  if (database !== 'admin')
    throw new CommandError(13, 'bulkWrite may only be run against the admin database.');
  const [ops, nsInfo] = [sequences.get('ops'), sequences.get('nsInfo')];
  checkBatch(ops, 'ops');
  checkBatch(nsInfo, 'nsInfo');
  const namespaces = namespacesOf(nsInfo!);
  const parsed = ops!.map((bytes) => parseOp(bytes, namespaces));
  const ordered = flagField(body, 'ordered', true);
  const errorsOnly = flagField(body, 'errorsOnly');
  const totals: Totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const results: Doc[] = [];
  for (const [i, op] of parsed.entries()) {
    if (i > 0 && i % 256 === 0) yield;
    try {
      const done = yield* runOp(context, op, totals);
      if (!errorsOnly) results.push(fields({ ok: new Double(1), idx: integer(i), ...done }));
    } catch (error) {
      totals.nErrors++;
      results.push(failure(i, asWriteError(error), op));
      if (ordered) break;
    }
  }
  const counted = Object.entries(totals).map(([name, n]) => [name, integer(n as number)] as const);
  const batch = countField(docField(body, 'cursor'), 'batchSize') ?? firstBatchSize;
  const size = body.has('cursor') ? batch : Infinity;
  const reply = yield* context.cursors.first(
    listed(results),
    'admin.$cmd.bulkWrite',
    sessionOf(body),
    size,
    false,
    context.deadline,
  );
  return { ...reply, counts: new Map<string, Value>(counted) };
}

const failure = (i: number, error: CommandError, op: Op): Doc =>
  new Map<string, Value>([
    ['ok', new Double(0)],
    ['idx', integer(i)],
    ['code', new Int32(error.code)],
    ['errmsg', error.message],
    ...(error.details as ReadonlyMap<string, Value>),
    ['n', new Int32(0)],
    ...(op.kind === 'update' ? [['nModified', new Int32(0)] as const] : []),
  ]);

/** Writes to several collections in one command, as drivers of MongoDB 8 send them. */
export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'cursor', 'bypassDocumentValidation', 'let'],
  run: runBulkWrite,
};
