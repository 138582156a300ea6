import { hostname } from 'node:os';
import { Double, Long } from 'bson';
import { integer, isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import { fields } from '../wire/reply.ts';

/** Stages at the head of a pipeline that tell about a collection instead of giving its documents. */
type CollectionSource = (operand: Value, collection: Collection, store: Store) => Doc[];

const indexStats: CollectionSource = (operand, collection) => {
  if (!isDoc(operand) || operand.size > 0)
    throw new CommandError(28803, 'The $indexStats stage specification must be an empty object');
  return collection.indexes
    .filter((index) => index.ready)
    .map((index) =>
      fields({
        name: index.spec.name,
        key: index.spec.pattern,
        host: hostname(),
        accesses: fields({ ops: Long.fromNumber(index.uses), since: index.since }),
        spec: index.spec.doc,
      }),
    );
};

const collStats: CollectionSource = (operand, collection, store) => {
  if (!isDoc(operand)) throw new CommandError(5447000, '$collStats must take a nested object');
  for (const name of operand.keys())
    if (name !== 'count' && name !== 'storageStats')
      throw new CommandError(115, `The option '${name}' of $collStats is not supported`);
  const storage = operand.get('storageStats');
  return [
    fields({
      ns: collection.namespace,
      host: hostname(),
      localTime: new Date(),
      storageStats: storage === undefined ? undefined : storageStats(storage, collection, store),
      count: operand.has('count') ? integer(collection.count()) : undefined,
    }),
  ];
};

/** What a collection takes up, in its documents and on the disk. */
export const storageStats = (options: Value, collection: Collection, store: Store): Doc => {
  const scale = scaleOf(options);
  const scaled = (bytes: number): Double => new Double(Math.floor(bytes / scale));
  const size = collection.dataSize();
  const count = collection.count();
  const indexes = collection.indexes.map(
    (index) => [index.spec.name, store.bytesOf(`index_${index.id}`)] as const,
  );
  const total = indexes.reduce((sum, [, bytes]) => sum + bytes, 0);
  const stored = store.bytesOf(collection.table);
  return fields({
    size: scaled(size),
    count: integer(count),
    avgObjSize: count === 0 ? undefined : new Double(Math.floor(size / count)),
    storageSize: scaled(stored),
    freeStorageSize: scaled(0),
    capped: false,
    nindexes: integer(collection.indexes.length),
    totalIndexSize: scaled(total),
    totalSize: scaled(stored + total),
    indexSizes: new Map(indexes.map(([name, bytes]) => [name, scaled(bytes)])),
    scaleFactor: integer(scale),
  });
};

export const scaleOf = (options: Value): number => {
  const scale = isDoc(options) ? options.get('scale') : undefined;
  return isNumber(scale) ? Math.max(1, Math.trunc(toDouble(scale))) : 1;
};

export const collectionSources: Readonly<Record<string, CollectionSource>> = {
  $collStats: collStats,
  $indexStats: indexStats,
};
