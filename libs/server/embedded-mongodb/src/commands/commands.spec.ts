import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

interface Thing {
  _id: number;
  a?: unknown;
}

describe('A driver', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  const db = () => client.db('test');
  const numbered = () => db().collection<{ _id: number; a: number }>('things');
  const things = () => db().collection<Thing>('things');

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    client = new mongo.MongoClient(database.uri);
  });

  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  beforeEach(async () => {
    await db().dropDatabase();
    await things().insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, a: _id % 10 })));
  });

  const openCursors = async (): Promise<number> =>
    (await db().admin().serverStatus())['cursors'].open as number;

  it('closes cursors that it does not read to the end', async () => {
    const cursor = things().find().batchSize(10);
    await cursor.next();
    expect(await openCursors()).toBe(1);
    await cursor.close();
    expect(await openCursors()).toBe(0);
  });

  it('ends the cursors of a session with the session', async () => {
    const session = client.startSession();
    const { cursor } = await db().command(
      { find: 'things', batchSize: 10 },
      { session, promoteLongs: false },
    );
    expect(cursor.firstBatch).toHaveLength(10);
    await db().command({ endSessions: [session.id] });
    const more = db().command({ getMore: cursor.id, collection: 'things' }, { session, promoteLongs: false });
    await expect(more).rejects.toMatchObject({ code: 43, codeName: 'CursorNotFound' });
    await session.endSession();
  });

  it('gets an error, not a part of an answer, when the collection goes during a query', async () => {
    const cursor = things().find().batchSize(10);
    await cursor.next();
    await things().drop();
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
  });

  it('reads on through a cursor what others change, each document at most once', async () => {
    const cursor = things().find().sort({ _id: 1 }).batchSize(10);
    const seen = [(await cursor.next())!._id];
    await things().deleteMany({ _id: { $gte: 100, $lt: 200 } });
    await things().insertOne({ _id: 1000 });
    for await (const { _id } of cursor) seen.push(_id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([0, 50, 300, 499, 1000]));
    expect(seen).not.toContain(150);
  });

  it('counts in four ways that agree', async () => {
    expect(await things().countDocuments({ a: 3 })).toBe(50);
    expect(await db().command({ count: 'things', query: { a: 3 }, skip: 10, limit: 15 })).toMatchObject({
      n: 15,
    });
    expect(await things().estimatedDocumentCount()).toBe(500);
    expect(
      await things()
        .aggregate([{ $match: { a: 3 } }, { $count: 'n' }])
        .toArray(),
    ).toEqual([{ n: 50 }]);
  });

  it('updates each of many documents once, even along the index that changes', async () => {
    await things().createIndex({ a: 1 });
    expect(await numbered().updateMany({ a: { $gte: 0 } }, { $inc: { a: 5 } })).toMatchObject({
      modifiedCount: 500,
    });
    expect((await things().distinct('a')).sort((x, y) => Number(x) - Number(y))).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
  });

  it('gets null or the document before or after from findOneAnd…', async () => {
    expect(await things().findOneAndUpdate({ _id: -1 }, { $set: { a: 1 } })).toBeNull();
    expect(await things().findOneAndUpdate({ a: 3 }, { $set: { a: 'x' } }, { sort: { _id: -1 } })).toEqual({
      _id: 493,
      a: 3,
    });
    expect(await things().findOneAndReplace({ _id: 1 }, { a: 'new' }, { returnDocument: 'after' })).toEqual({
      _id: 1,
      a: 'new',
    });
    expect(await things().findOneAndDelete({ _id: 2 }, { projection: { a: 1, _id: 0 } })).toEqual({ a: 2 });
    const upserted = await things().findOneAndUpdate(
      { _id: 900 },
      { $setOnInsert: { a: 'u' } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(upserted).toMatchObject({
      value: { _id: 900, a: 'u' },
      lastErrorObject: { upserted: 900, updatedExisting: false },
    });
  });

  it('keeps an ordered batch up to its error, and all but the error of an unordered one', async () => {
    const batch = [{ _id: 600 }, { _id: 1 }, { _id: 601 }];
    await expect(things().insertMany(batch)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    await expect(
      things().insertMany([{ _id: 602 }, { _id: 1 }, { _id: 603 }], { ordered: false }),
    ).rejects.toMatchObject({ insertedCount: 2 });
    expect(
      await things()
        .find({ _id: { $gte: 600 } })
        .map(({ _id }) => _id)
        .toArray(),
    ).toEqual([600, 602, 603]);
  });

  it('renames, lists and drops collections and indexes', async () => {
    await things().createIndex({ a: 1 }, { expireAfterSeconds: 60 });
    await things().rename('others');
    expect((await db().listCollections().toArray()).map(({ name, type }) => [name, type])).toEqual([
      ['others', 'collection'],
    ]);
    expect(await db().collection('others').countDocuments({ a: 3 })).toBe(50);
    expect(
      await db().command({ collMod: 'others', index: { name: 'a_1', expireAfterSeconds: 90 } }),
    ).toMatchObject({ expireAfterSeconds_old: 60, expireAfterSeconds_new: 90 });
    expect(await db().collection('others').indexes()).toMatchObject([
      { name: '_id_' },
      { name: 'a_1', expireAfterSeconds: 90 },
    ]);
    await db().collection('others').dropIndex('a_1');
    expect(await db().collection('others').indexes()).toHaveLength(1);
    await expect(db().collection('others').dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
    await expect(db().collection('none').indexes()).rejects.toMatchObject({ code: 26 });
    expect(await db().stats()).toMatchObject({ collections: 1, objects: 500, indexes: 1 });
    expect((await db().admin().listDatabases()).databases).toMatchObject([{ name: 'test' }]);
  });

  it('is told when an index contradicts one that is there', async () => {
    await things().createIndex({ a: 1 });
    await things().createIndex({ a: 1 });
    await expect(things().createIndex({ a: 1 }, { unique: true, name: 'other' })).rejects.toMatchObject({
      code: 85,
    });
    await expect(things().createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
  });

  it('runs out of the time it set', async () => {
    const slow = things().find({
      $expr: {
        $eq: [
          {
            $reduce: {
              input: Array.from({ length: 2000 }, (_, i) => i),
              initialValue: 0,
              in: { $add: ['$$value', '$$this'] },
            },
          },
          -1,
        ],
      },
    });
    await expect(slow.maxTimeMS(1).toArray()).rejects.toMatchObject({
      code: 50,
      codeName: 'MaxTimeMSExpired',
    });
  });

  it('gets values back in the types it stored', async () => {
    const { Double, Int32, Long, Decimal128, Binary, Timestamp, MinKey, BSONRegExp, UUID } = mongo.BSON;
    const a = {
      double: new Double(1),
      int: new Int32(1),
      long: Long.fromNumber(1),
      decimal: Decimal128.fromString('1.10'),
      binary: new Binary(Buffer.from('x'), 5),
      uuid: new UUID().toBinary(),
      time: new Timestamp({ t: 1, i: 2 }),
      least: new MinKey(),
      pattern: new BSONRegExp('a', 'i'),
      date: new Date(5),
      '10': true,
      '2': null,
    };
    await things().insertOne({ _id: 700, a });
    await things().updateOne({ _id: 700 }, { $set: { 'a.new': 1 } });
    const raw = await things().findOne({ _id: 700 }, { promoteValues: false, bsonRegExp: true });
    expect(raw?.a).toEqual({ ...a, new: new Int32(1) });
  });
});
