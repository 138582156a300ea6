import { Double } from 'bson';
import { integer, type Value } from '../bson/values.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import { collectionName } from './arguments.ts';
import { scaleOf, storageStats } from './collection-sources.ts';
import type { Command } from './command.ts';
import { isView } from './views.ts';

const sums = (collections: readonly Collection[], scale: number): Record<string, Value> => {
  const objects = collections.reduce((sum, collection) => sum + collection.count(), 0);
  const dataSize = collections.reduce((sum, collection) => sum + collection.dataSize(), 0);
  return {
    dataSize: new Double(dataSize / scale),
    avgObjSize: new Double(objects === 0 ? 0 : dataSize / objects),
    scaleFactor: integer(scale),
  };
};

export const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run({ request: { body, database }, store }) {
    const [views, collections] = [true, false].map((wanted) =>
      store.collectionsOf(database).filter((collection) => isView(collection) === wanted),
    ) as [Collection[], Collection[]];
    return fields({
      db: database,
      collections: integer(collections.length),
      views: integer(views.length),
      objects: integer(collections.reduce((sum, collection) => sum + collection.count(), 0)),
      ...sums(collections, scaleOf(body)),
      indexes: integer(collections.reduce((sum, collection) => sum + collection.indexes.length, 0)),
    });
  },
};

export const collStats: Command = {
  fields: ['scale'],
  run({ request: { body, database }, store }) {
    const name = collectionName(body);
    const collection = store.collection(database, name);
    if (!collection)
      return fields({ ns: `${database}.${name}`, size: integer(0), count: integer(0), nindexes: integer(0) });
    return new Map<string, Value>([['ns', collection.namespace], ...storageStats(body, collection, store)]);
  },
};
