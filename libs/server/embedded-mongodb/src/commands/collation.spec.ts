import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

describe('A collation', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let names: mongo.Collection<{ _id: number; name: string; tags?: string[] }>;
  const insensitive = { collation: { locale: 'en', strength: 2 } };
  const ids = async (filter: object, options: object = insensitive): Promise<number[]> =>
    (await names.find(filter, { sort: { _id: 1 }, ...options }).toArray()).map(({ _id }) => _id);

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    client = await new mongo.MongoClient(database.uri).connect();
    names = client.db('test').collection('names');
  });
  beforeEach(async () => {
    await names.drop();
    await names.createIndex({ name: 1 });
    await names.insertMany([
      { _id: 1, name: 'anna', tags: ['Red'] },
      { _id: 2, name: 'Anna' },
      { _id: 3, name: 'Änna' },
      { _id: 4, name: 'Bob', tags: ['red', 'blue'] },
    ]);
  });
  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  it('compares without case, or without accents, although an index holds the bytes', async () => {
    expect(await ids({ name: 'ANNA' }, {})).toEqual([]);
    expect(await ids({ name: 'ANNA' })).toEqual([1, 2]);
    expect(await ids({ name: 'ANNA' }, { collation: { locale: 'en', strength: 1 } })).toEqual([1, 2, 3]);
    expect(await ids({ name: { $in: ['ANNA', 'BOB'] } })).toEqual([1, 2, 4]);
    expect(await ids({ name: { $ne: 'ANNA' } })).toEqual([3, 4]);
    expect(await ids({ tags: 'RED' })).toEqual([1, 4]);
    expect(await ids({ tags: { $all: ['RED', 'BLUE'] } })).toEqual([4]);
    expect(await ids({ $expr: { $eq: ['$name', 'BOB'] } })).toEqual([4]);
  });

  it('sorts as a dictionary does, and by numbers when asked', async () => {
    const sorted = await names.find({}, insensitive).sort({ name: 1, _id: -1 }).toArray();
    expect(sorted.map(({ _id }) => _id)).toEqual([2, 1, 3, 4]);
    await names.deleteMany({});
    await names.insertMany(['a10', 'a9', 'a100'].map((name, i) => ({ _id: i, name })));
    const numeric = names.find({}, { collation: { locale: 'en', numericOrdering: true } }).sort({ name: 1 });
    expect((await numeric.toArray()).map(({ name }) => name)).toEqual(['a9', 'a10', 'a100']);
  });

  it('is kept by a cursor while others ask by bytes', async () => {
    const cursor = names.find({ name: { $gte: 'ANNA' } }, { ...insensitive, batchSize: 1 });
    const seen: number[] = [];
    for await (const { _id } of cursor) {
      seen.push(_id);
      expect(await ids({ name: 'ANNA' }, {})).toEqual([]);
    }
    expect(seen.sort()).toEqual([1, 2, 3, 4]);
  });

  it('groups, tells apart, counts, changes and deletes by it', async () => {
    const groups = names.aggregate(
      [{ $group: { _id: '$name', n: { $sum: 1 } } }, { $sort: { n: -1 } }],
      insensitive,
    );
    expect(await groups.toArray()).toEqual([
      { _id: 'anna', n: 2 },
      { _id: 'Änna', n: 1 },
      { _id: 'Bob', n: 1 },
    ]);
    expect(await names.distinct('tags', {}, insensitive)).toHaveLength(2);
    expect(await names.countDocuments({ name: 'BOB' }, insensitive)).toBe(1);
    const { modifiedCount } = await names.updateMany(
      { name: 'ANNA' },
      { $addToSet: { tags: 'RED' } },
      insensitive,
    );
    expect(modifiedCount).toBe(1);
    expect((await names.deleteMany({ name: 'ANNA' }, insensitive)).deletedCount).toBe(2);
  });

  it('never lets a partial index answer for what it does not hold, and keeps it right on writes', async () => {
    await names.createIndex({ _id: 1, name: 1 }, { partialFilterExpression: { name: 'anna' } });
    expect(await ids({ name: 'anna', _id: { $gt: 0 } })).toEqual([1, 2]);
    await names.updateOne({ name: 'BOB' }, { $set: { name: 'ANNA' } }, insensitive);
    expect(await ids({ name: 'anna' }, {})).toEqual([1]);
  });

  it.each([
    [{ strength: 2 }, 40414],
    [{ locale: 'nowhere-at-all-x' }, 2],
    [{ locale: 'en', strength: 4 }, 115],
    [{ locale: 'fr', backwards: true }, 115],
    [{ locale: 'en', strenght: 1 }, 40415],
  ])('refuses %j with code %s', async (collation, code) => {
    await expect(client.db('test').command({ find: 'names', collation })).rejects.toMatchObject({ code });
  });
});
