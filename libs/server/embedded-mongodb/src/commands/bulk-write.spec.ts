import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

describe('Writes of newer drivers', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  const all = (name: string): Promise<object[]> => db.collection(name).find().sort({ _id: 1 }).toArray();
  const fill = (name: string, ...docs: object[]): Promise<unknown> => db.collection(name).insertMany(docs);

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    client = await new mongo.MongoClient(database.uri).connect();
    db = client.db('test');
  });
  afterEach(() => db.dropDatabase());
  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  it('go to several collections in one command, and say what each did', async () => {
    await fill('b', { _id: 1, x: 1 }, { _id: 2, x: 1 });
    const result = await client.bulkWrite(
      [
        { name: 'insertOne', namespace: 'test.a', document: { _id: 1 as never } },
        { name: 'updateMany', namespace: 'test.b', filter: { x: 1 }, update: { $inc: { x: 1 } } },
        {
          name: 'updateOne',
          namespace: 'test.b',
          filter: { _id: 9 as never },
          update: { $set: { x: 1 } },
          upsert: true,
        },
        { name: 'deleteOne', namespace: 'test.b', filter: { _id: 1 as never } },
      ],
      { verboseResults: true },
    );
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 2,
      modifiedCount: 2,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(result.updateResults?.get(2)?.upsertedId).toBe(9);
    expect(await all('b')).toEqual([
      { _id: 2, x: 2 },
      { _id: 9, x: 1 },
    ]);
  });

  it('stop at the first error when they are ordered, and go on when they are not', async () => {
    const insert = (id: number) => ({
      name: 'insertOne' as const,
      namespace: 'test.a',
      document: { _id: id as never },
    });
    const ops = [insert(1), insert(1), insert(2)];
    await expect(client.bulkWrite(ops)).rejects.toBeInstanceOf(mongo.MongoClientBulkWriteError);
    expect(await all('a')).toEqual([{ _id: 1 }]);
    const error: unknown = await client.bulkWrite(ops, { ordered: false }).catch((reason: unknown) => reason);
    expect([...(error as mongo.MongoClientBulkWriteError).writeErrors.keys()]).toEqual([0, 1]);
    expect(await all('a')).toEqual([{ _id: 1 }, { _id: 2 }]);
  });

  it('of a pipeline replace a collection whole or not at all, and keep its indexes', async () => {
    await fill('a', { _id: 1, x: 1 }, { _id: 2, x: 1 });
    await fill('kept', { _id: 7, x: 7 });
    await db.collection('kept').createIndex({ x: 1 }, { unique: true });
    await expect(
      db
        .collection('a')
        .aggregate([{ $out: 'kept' }])
        .toArray(),
    ).rejects.toMatchObject({ code: 11000 });
    expect(await all('kept')).toEqual([{ _id: 7, x: 7 }]);
    expect(await db.collection('kept').countDocuments()).toBe(1);
    await db
      .collection('a')
      .aggregate([{ $limit: 1 }, { $out: 'kept' }])
      .toArray();
    expect(await all('kept')).toEqual([{ _id: 1, x: 1 }]);
    expect(await db.collection('kept').indexes()).toHaveLength(2);
  });

  it('of a pipeline are merged as asked', async () => {
    await fill('a', { _id: 1, x: 1 }, { _id: 2, x: 2 });
    const merge = async (how: object): Promise<object[]> => {
      await db.collection('into').deleteMany({});
      await fill('into', { _id: 1, y: 5 });
      await db
        .collection('a')
        .aggregate([{ $merge: { into: 'into', ...how } }])
        .toArray();
      return all('into');
    };
    const second = { _id: 2, x: 2 };
    expect(await merge({})).toEqual([{ _id: 1, y: 5, x: 1 }, second]);
    expect(await merge({ whenMatched: 'replace' })).toEqual([{ _id: 1, x: 1 }, second]);
    expect(await merge({ whenMatched: 'keepExisting', whenNotMatched: 'discard' })).toEqual([
      { _id: 1, y: 5 },
    ]);
    expect(await merge({ whenMatched: [{ $set: { z: { $add: ['$y', '$$new.x'] } } }] })).toEqual([
      { _id: 1, y: 5, z: 6 },
      second,
    ]);
    await expect(merge({ whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000, keyValue: { _id: 1 } });
    await expect(merge({ on: 'x' })).rejects.toMatchObject({ code: 51183 });
  });

  it('use the variables of a command, also in the pipeline of a $lookup', async () => {
    await fill('a', { _id: 1, x: 1 }, { _id: 2, x: 2 });
    const expr = { $expr: { $eq: ['$x', '$$wanted'] } };
    const variables = { let: { wanted: 2 } };
    expect(await db.collection('a').find(expr, variables).toArray()).toEqual([{ _id: 2, x: 2 }]);
    await db.collection('a').updateOne(expr, [{ $set: { seen: '$$wanted' } }], variables);
    expect(await db.collection('a').findOne({ _id: 2 as never })).toEqual({ _id: 2, x: 2, seen: 2 });
    const pairs = db.collection('a').aggregate([
      {
        $lookup: {
          from: 'a',
          let: { mine: '$x' },
          pipeline: [{ $match: { $expr: { $lt: ['$x', '$$mine'] } } }],
          as: 'less',
        },
      },
      { $project: { n: { $size: '$less' } } },
    ]);
    expect(await pairs.toArray()).toEqual([
      { _id: 1, n: 0 },
      { _id: 2, n: 1 },
    ]);
    await expect(
      db
        .collection('a')
        .find({}, { let: { v: '$x' } })
        .toArray(),
    ).rejects.toMatchObject({ code: 4890500 });
    await db.collection('a').deleteOne(expr, variables);
    expect(await db.collection('a').countDocuments()).toBe(1);
  });

  it('set fields whose names no path can hold', async () => {
    await fill('a', { _id: 1 });
    const set = (field: object | string, value: number) => ({
      $replaceWith: { $setField: { field, input: '$$ROOT', value } },
    });
    await db.collection('a').updateOne({}, [set({ $literal: '$price' }, 1), set('a.b', 2)]);
    const [doc] = await all('a');
    expect(doc).toEqual({ _id: 1, $price: 1, 'a.b': 2 });
    const read = db.collection('a').aggregate([{ $project: { _id: 0, v: { $getField: 'a.b' } } }]);
    expect(await read.toArray()).toEqual([{ v: 2 }]);
  });

  it('keep an _id of null', async () => {
    await db.collection('a').updateOne({ _id: null as never }, { $set: { x: 1 } }, { upsert: true });
    expect(await db.collection('a').findOne({ _id: { $type: 'null' } as never })).toEqual({
      _id: null,
      x: 1,
    });
  });
});
