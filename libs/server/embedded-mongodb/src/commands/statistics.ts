import { Double } from 'bson';
import { integer, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import { collectionName } from './arguments.ts';
import type { Command } from './command.ts';

const scaleOf = (body: Doc): number => {
  const scale = body.get('scale');
  return isNumber(scale) ? Math.max(1, Math.trunc(toDouble(scale))) : 1;
};

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
    const collections = store.collectionsOf(database);
    return fields({
      db: database,
      collections: integer(collections.length),
      views: integer(0),
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
    const collections = collection ? [collection] : [];
    return fields({
      ns: `${database}.${name}`,
      count: integer(collection?.count() ?? 0),
      ...sums(collections, scaleOf(body)),
      nindexes: integer(collection?.indexes.length ?? 0),
    });
  },
};
