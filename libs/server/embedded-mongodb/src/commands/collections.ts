import { Binary, Double } from 'bson';
import { encode } from '../bson/encode.ts';
import { integer, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import {
  collectionName,
  countField,
  docField,
  flagField,
  refuseCollation,
  refuseOptions,
  textField,
} from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { firstBatchSize, type Documents } from './cursors.ts';
import { existing } from './find.ts';
import { sessionOf } from './session.ts';
import { parseValidation, validationFields } from './validation.ts';
import { isView, parseView, refuseView, viewFields } from './views.ts';

const creationOptions = [
  'capped',
  'size',
  'max',
  'timeseries',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'storageEngine',
  'encryptedFields',
  'expireAfterSeconds',
];

export const create: Command = {
  fields: [
    ...creationOptions,
    ...validationFields,
    ...viewFields,
    'collation',
    'idIndex',
    'indexOptionDefaults',
  ],
  run({ request: { body, database }, store }) {
    refuseOptions(body, [...creationOptions, 'indexOptionDefaults', 'idIndex']);
    refuseCollation(body);
    const name = collectionName(body);
    if (store.collection(database, name))
      throw new CommandError(48, `Collection ${database}.${name} already exists.`);
    const view = parseView(body, store, database, name);
    const options = parseValidation(body);
    if (view && options.size > 0) throw new CommandError(72, 'A view takes no validator');
    const collection = store.create(database, name);
    if (view ?? options.size > 0) store.setOptions(collection, view ?? options);
    return fields({});
  },
};

export const drop: Command = {
  fields: [],
  onViews: true,
  run(context) {
    const collection = existing(context);
    const indexes = isView(collection) ? undefined : integer(collection.indexes.length);
    context.store.drop(collection);
    return fields({ nIndexesWas: indexes, ns: collection.namespace });
  },
};

export const dropDatabase: Command = {
  fields: [],
  *run({ request: { database }, store }) {
    for (const collection of store.collectionsOf(database)) {
      store.drop(collection);
      yield;
    }
    return fields({ dropped: database });
  },
};

/** Documents made on the spot, as the batch of a cursor. */
export function* listed(docs: readonly Doc[]): Documents {
  for (const doc of docs) yield encode(doc);
}

const describe = (collection: Collection, nameOnly: boolean): Doc => {
  const view = isView(collection);
  const short = fields({ name: collection.info.name, type: view ? 'view' : 'collection' });
  if (nameOnly) return short;
  if (view)
    return new Map<string, Value>([
      ...short,
      ['options', collection.options],
      ['info', fields({ readOnly: true })],
    ]);
  const uuid = new Binary(collection.info.uuid, Binary.SUBTYPE_UUID);
  return new Map<string, Value>([
    ...short,
    ['options', collection.options],
    ['info', fields({ readOnly: false, uuid })],
    ['idIndex', collection.idIndex.spec.doc],
  ]);
};

function* runListCollections(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  const filter = parseFilter(docField(body, 'filter'));
  const nameOnly = flagField(body, 'nameOnly');
  const cursor = docField(body, 'cursor');
  const docs = context.store
    .collectionsOf(database)
    .map((collection) => describe(collection, nameOnly))
    .filter((doc) => filter.matches(doc));
  return yield* context.cursors.first(
    listed(docs),
    `${database}.$cmd.listCollections`,
    sessionOf(body),
    countField(cursor, 'batchSize') ?? firstBatchSize,
    false,
    context.deadline,
  );
}

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: runListCollections,
};

const databases = (context: CommandContext): Map<string, Collection[]> =>
  Map.groupBy(context.store.all(), (collection) => collection.info.database);

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run(context) {
    const { body } = context.request;
    const filter = parseFilter(docField(body, 'filter'));
    const nameOnly = flagField(body, 'nameOnly');
    const all = Array.from(databases(context), ([name, collections]): Doc =>
      nameOnly
        ? fields({ name })
        : fields({ name, sizeOnDisk: sizeOf(collections), empty: collections.length === 0 }),
    ).filter((doc) => filter.matches(doc));
    return fields({ databases: all, ...(nameOnly ? {} : { totalSize: sizeOf(context.store.all()) }) });
  },
};

const sizeOf = (collections: readonly Collection[]): Double =>
  new Double(collections.reduce((sum, collection) => sum + collection.dataSize(), 0));

export const renameCollection: Command = {
  fields: ['to', 'dropTarget', 'stayTemp'],
  run({ request: { body }, store }) {
    refuseOptions(body, ['stayTemp']);
    const [from, to] = [textField(body, 'renameCollection'), textField(body, 'to')].map(splitNamespace);
    const collection = store.collection(from!.database, from!.name);
    if (!collection)
      throw new CommandError(26, `Source collection ${from!.database}.${from!.name} does not exist`);
    const target = store.collection(to!.database, to!.name);
    refuseView(collection);
    refuseView(target);
    if (target === collection) throw new CommandError(20, "Can't rename a collection to itself");
    if (target) {
      if (!flagField(body, 'dropTarget')) throw new CommandError(48, 'target namespace exists');
      store.drop(target);
    }
    store.rename(collection, to!.database, to!.name);
    return fields({});
  },
};

const splitNamespace = (namespace: string): { database: string; name: string } => {
  const dot = namespace.indexOf('.');
  if (dot < 1) throw new CommandError(73, `Invalid namespace specified '${namespace}'`);
  return { database: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
};

/** `collMod` changes what documents have to be like, and the seconds after which a TTL index removes them. */
export const collMod: Command = {
  fields: ['index', ...validationFields, ...viewFields],
  onViews: true,
  run(context) {
    const collection = existing(context);
    const { body } = context.request;
    if (isView(collection) || body.has('viewOn')) return changeView(context, collection);
    const options = parseValidation(body);
    if (options.size > 0) context.store.setOptions(collection, new Map([...collection.options, ...options]));
    const source = body.get('index');
    if (!isDoc(source)) return fields({});
    for (const name of source.keys()) {
      if (!['name', 'keyPattern', 'expireAfterSeconds'].includes(name)) {
        throw new CommandError(115, `The option 'index.${name}' is not supported`);
      }
    }
    return changeExpiry(context, collection, source);
  },
};

/** A view is told anew what it reads and how. */
const changeView = (context: CommandContext, collection: Collection): Map<string, Value> => {
  const { body, database } = context.request;
  if (!isView(collection)) throw new CommandError(73, `${collection.namespace} is a collection, not a view`);
  refuseOptions(body, ['index', ...validationFields]);
  if (!body.has('viewOn') || !body.has('pipeline'))
    throw new CommandError(72, "Must specify both 'viewOn' and 'pipeline' to change a view");
  const view = parseView(body, context.store, database, collection.info.name);
  context.store.setOptions(collection, view!);
  return fields({});
};

const changeExpiry = (context: CommandContext, collection: Collection, source: Doc): Map<string, Value> => {
  const name = source.get('name');
  const pattern = source.get('keyPattern');
  const index = collection.indexes.find(({ spec }) =>
    typeof name === 'string' ? spec.name === name : isDoc(pattern) && samePattern(spec.pattern, pattern),
  );
  if (!index) throw new CommandError(27, 'cannot find the index to change');
  const seconds = source.get('expireAfterSeconds');
  if (seconds === undefined) throw new CommandError(72, 'collMod of an index needs expireAfterSeconds');
  const before = index.spec.doc.get('expireAfterSeconds');
  context.store.replaceSpec(collection, index, new Map([...index.spec.doc, ['expireAfterSeconds', seconds]]));
  return fields({ expireAfterSeconds_old: before, expireAfterSeconds_new: seconds });
};

export const samePattern = (a: Doc, b: Doc): boolean =>
  a.size === b.size &&
  [...a].every(([name, sign], i) => {
    const [otherName, otherSign] = [...b][i] ?? [];
    return name === otherName && (sign === otherSign || Number(sign) === Number(otherSign));
  });
