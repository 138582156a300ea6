import { integer, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, typeMismatch } from '../errors.ts';
import { equalValues } from '../keys/compare.ts';
import type { Collection } from '../storage/collection.ts';
import { buildIndex } from '../storage/index-build.ts';
import { parseIndexSpec, type IndexSpec } from '../storage/index-spec.ts';
import type { IndexTable } from '../storage/index-table.ts';
import { fields } from '../wire/reply.ts';
import { arrayField, collectionName, countField, docField, refuseOptions } from './arguments.ts';
import { listed, samePattern } from './collections.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { firstBatchSize } from './cursors.ts';
import { existing } from './find.ts';
import { checkDeadline } from './generic-fields.ts';
import { sessionOf } from './session.ts';

/** The index that a new one would repeat; an error when the two contradict each other. */
const twin = (collection: Collection, spec: IndexSpec): IndexTable | undefined => {
  const words = collection.indexes.find((index) => index.spec.text);
  if (spec.text && words && !sameText(words.spec, spec))
    throw new CommandError(
      85,
      `only one text index per collection allowed, found existing text index "${words.spec.name}"`,
    );
  const sameKey = collection.indexes.find(
    (index) => samePattern(index.spec.pattern, spec.pattern) && samePartial(index.spec, spec),
  );
  const sameName = collection.indexes.find((index) => index.spec.name === spec.name);
  if (sameName && sameName !== sameKey) {
    throw new CommandError(86, `An existing index has the same name as the requested index: ${spec.name}`);
  }
  if (!sameKey) return undefined;
  if (!sameOptions(sameKey.spec, spec)) {
    throw new CommandError(
      sameName ? 86 : 85,
      `An equivalent index already exists with different options: ${sameKey.spec.name}`,
    );
  }
  if (!sameName && sameKey.spec.name !== '_id_') {
    throw new CommandError(85, `Index already exists with a different name: ${sameKey.spec.name}`);
  }
  return sameKey;
};

const sameText = (a: IndexSpec, b: IndexSpec): boolean =>
  equalValues(a.doc.get('weights') ?? null, b.doc.get('weights') ?? null) &&
  a.text?.override === b.text?.override;

const samePartial = (a: IndexSpec, b: IndexSpec): boolean =>
  equalValues(a.doc.get('partialFilterExpression') ?? null, b.doc.get('partialFilterExpression') ?? null);

const sameOptions = (a: IndexSpec, b: IndexSpec): boolean =>
  a.unique === b.unique && a.sparse === b.sparse && a.expireAfterSeconds === b.expireAfterSeconds;

/** Another client may be building the same index: the answer waits until it is there. */
function* built(index: IndexTable, deadline: number): Generator<void, void> {
  while (!index.ready) {
    if (index.dropped) throw new CommandError(276, `The build of index ${index.spec.name} failed`);
    checkDeadline(deadline);
    yield;
  }
}

function* runCreateIndexes(context: CommandContext): CommandRun {
  const { store, request, deadline } = context;
  refuseOptions(request.body, ['commitQuorum']);
  const name = collectionName(request.body);
  const specs = arrayField(request.body, 'indexes').map((source) => {
    if (!isDoc(source)) throw typeMismatch("The elements of the 'indexes' array must be objects");
    return parseIndexSpec(source);
  });
  if (specs.length === 0) throw new CommandError(2, 'Must specify at least one index to create');
  const isNew = !store.collection(request.database, name);
  const collection = store.ensure(request.database, name);
  const before = collection.indexes.length;
  const fresh = specs.filter((spec) => !twin(collection, spec));
  for (const spec of specs) {
    const other = twin(collection, spec);
    if (other) yield* built(other, deadline);
    else yield* buildIndex(store, collection, spec, deadline);
  }
  return fields({
    numIndexesBefore: integer(before),
    numIndexesAfter: integer(collection.indexes.length),
    createdCollectionAutomatically: isNew,
    note: fresh.length === 0 ? 'all indexes already exist' : undefined,
  });
}

export const createIndexes: Command = { fields: ['indexes', 'commitQuorum'], run: runCreateIndexes };

function* runListIndexes(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  const collection = existing(context);
  const cursor = docField(body, 'cursor');
  return yield* context.cursors.first(
    listed(collection.indexes.filter((index) => index.ready).map((index) => index.spec.doc)),
    `${database}.${collection.info.name}`,
    sessionOf(body),
    countField(cursor, 'batchSize') ?? firstBatchSize,
    false,
    context.deadline,
  );
}

export const listIndexes: Command = { fields: ['cursor'], run: runListIndexes };

const chosen = (collection: Collection, wanted: Value | undefined): IndexTable[] => {
  if (wanted === '*') return collection.indexes.slice(1);
  if (Array.isArray(wanted)) return wanted.flatMap((name) => chosen(collection, name));
  const index = collection.indexes.find(({ spec }) =>
    isDoc(wanted) ? samePattern(spec.pattern, wanted as Doc) : spec.name === wanted,
  );
  if (!index) throw new CommandError(27, `index not found with name [${String(wanted)}]`);
  if (index === collection.idIndex) throw new CommandError(72, 'cannot drop _id index');
  return [index];
};

export const dropIndexes: Command = {
  fields: ['index'],
  run(context) {
    const collection = existing(context);
    const before = collection.indexes.length;
    for (const index of chosen(collection, context.request.body.get('index')))
      context.store.dropIndex(collection, index);
    return fields({ nIndexesWas: integer(before) });
  },
};
