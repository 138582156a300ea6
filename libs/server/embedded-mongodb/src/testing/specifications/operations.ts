import type { mongo } from 'mongoose';

type Arguments = Record<string, unknown>;
type Call = (target: never, given: Arguments) => Promise<unknown>;

const without = (given: Arguments, ...names: string[]): Arguments =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));

/** A method whose first parameters are named, and whose last one holds all other arguments. */
const method =
  (name: string, ...parameters: string[]): Call =>
  async (target: Record<string, (...values: unknown[]) => unknown>, given) => {
    const options = without(given, ...parameters);
    if (typeof options['returnDocument'] === 'string')
      options['returnDocument'] = options['returnDocument'].toLowerCase();
    const result = target[name]!(...parameters.map((part) => given[part]), options);
    const cursor = result as { toArray?: () => Promise<unknown> };
    return cursor.toArray ? cursor.toArray() : result;
  };

/** Models come as `{insertOne: {namespace, …}}` and go as `{name: 'insertOne', namespace, …}`. */
const clientBulkWrite: Call = async (client: mongo.MongoClient, given) => {
  const models = (given['models'] as Record<string, Arguments>[]).map((model) => {
    const [name, fields] = Object.entries(model)[0]!;
    return { name, ...fields };
  });
  const result = await client.bulkWrite(models as never, without(given, 'models'));
  return plainResult(result);
};

/** The driver's maps of results as the format writes them; `didUpsert` is this driver's own. */
export const plainResult = (result: object): Arguments => {
  const plain = { ...result } as Arguments;
  for (const part of ['insertResults', 'updateResults', 'deleteResults']) {
    if (!(plain[part] instanceof Map)) continue;
    const entries = plain[part] as Map<number, Arguments>;
    plain[part] = Object.fromEntries(Array.from(entries, ([i, entry]) => [i, without(entry, 'didUpsert')]));
  }
  return plain;
};

const bulkWrite: Call = async (collection: mongo.Collection, given) => {
  const result = await collection.bulkWrite(given['requests'] as never, without(given, 'requests'));
  const {
    insertedCount,
    insertedIds,
    matchedCount,
    modifiedCount,
    deletedCount,
    upsertedCount,
    upsertedIds,
  } = result;
  return {
    insertedCount,
    insertedIds,
    matchedCount,
    modifiedCount,
    deletedCount,
    upsertedCount,
    upsertedIds,
  };
};

const modifyCollection: Call = async (database: mongo.Db, given) =>
  database.command({ collMod: given['collection'], ...without(given, 'collection') });

/** Every operation of the format that the runner has, as a call of the official driver. */
export const operations: Record<string, Call> = {
  aggregate: method('aggregate', 'pipeline'),
  bulkWrite,
  clientBulkWrite,
  count: method('count', 'filter'),
  countDocuments: method('countDocuments', 'filter'),
  createCollection: method('createCollection', 'collection'),
  createIndex: method('createIndex', 'keys'),
  deleteMany: method('deleteMany', 'filter'),
  deleteOne: method('deleteOne', 'filter'),
  distinct: method('distinct', 'fieldName', 'filter'),
  dropCollection: method('dropCollection', 'collection'),
  dropIndex: method('dropIndex', 'name'),
  estimatedDocumentCount: method('estimatedDocumentCount'),
  find: method('find', 'filter'),
  findOne: method('findOne', 'filter'),
  findOneAndDelete: method('findOneAndDelete', 'filter'),
  findOneAndReplace: method('findOneAndReplace', 'filter', 'replacement'),
  findOneAndUpdate: method('findOneAndUpdate', 'filter', 'update'),
  insertMany: method('insertMany', 'documents'),
  insertOne: method('insertOne', 'document'),
  listCollections: method('listCollections', 'filter'),
  listDatabases: async (client: mongo.MongoClient, given) =>
    (await client.db().admin().listDatabases(given)).databases,
  listIndexes: method('listIndexes'),
  modifyCollection,
  rename: method('rename', 'to'),
  replaceOne: method('replaceOne', 'filter', 'replacement'),
  runCommand: method('command', 'command'),
  updateMany: method('updateMany', 'filter', 'update'),
  updateOne: method('updateOne', 'filter', 'update'),
};
