import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

interface Person {
  _id: number;
  name: string;
  age: number;
}

const people: Person[] = [
  { _id: 1, name: 'Ada', age: 50 },
  { _id: 2, name: 'Bob', age: 30 },
  { _id: 3, name: 'Cy', age: 12 },
];

describe('A view', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let adults: mongo.Collection<Person>;

  beforeAll(async () => {
    database = await start({ path: ':memory:', database: 'test' });
    client = new mongo.MongoClient(database.uri);
    db = client.db();
    await db.collection<Person>('people').insertMany(people);
    await db.createCollection('adults', {
      viewOn: 'people',
      pipeline: [{ $match: { age: { $gte: 18 } } }, { $set: { name: { $toUpper: '$name' } } }],
    });
    adults = db.collection<Person>('adults');
  });
  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  const code = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: { code: unknown }) => error.code,
    );

  it('shows what its pipeline makes, to every way of reading', async () => {
    expect(await adults.find().toArray()).toEqual([
      { _id: 1, name: 'ADA', age: 50 },
      { _id: 2, name: 'BOB', age: 30 },
    ]);
    const sorted = adults.find({ age: { $lt: 60 } }, { sort: { age: 1 }, limit: 1, projection: { name: 1 } });
    expect(await sorted.toArray()).toEqual([{ _id: 2, name: 'BOB' }]);
    expect(await adults.find({}, { sort: { _id: 1 }, skip: 1, batchSize: 1 }).toArray()).toHaveLength(1);
    expect(await adults.countDocuments({ name: 'ADA' })).toBe(1);
    expect(await adults.estimatedDocumentCount()).toBe(2);
    expect(await adults.distinct('name')).toEqual(['ADA', 'BOB']);
    expect(await adults.aggregate([{ $group: { _id: null, n: { $sum: '$age' } } }]).toArray()).toEqual([
      { _id: null, n: 80 },
    ]);
    const joined = db
      .collection('people')
      .aggregate([
        { $lookup: { from: 'adults', localField: '_id', foreignField: '_id', as: 'adult' } },
        { $match: { adult: [] } },
      ]);
    expect(await joined.toArray()).toMatchObject([{ name: 'Cy' }]);
  });

  it('may be over another view, and is told anew what to show', async () => {
    await db.createCollection('old', { viewOn: 'adults', pipeline: [{ $match: { age: { $gt: 40 } } }] });
    const old = (): Promise<mongo.Document[]> => db.collection('old').find().toArray();
    expect(await old()).toMatchObject([{ name: 'ADA' }]);
    await db.command({ collMod: 'old', viewOn: 'adults', pipeline: [{ $match: { age: { $lt: 40 } } }] });
    expect(await old()).toMatchObject([{ name: 'BOB' }]);
    await db.dropCollection('old');
    expect(await db.listCollections({ name: 'old' }).toArray()).toEqual([]);
  });

  it('is shown as what it is', async () => {
    expect(await db.listCollections({ type: 'view' }).toArray()).toMatchObject([
      { name: 'adults', type: 'view', options: { viewOn: 'people' }, info: { readOnly: true } },
    ]);
    expect(await db.command({ dbStats: 1 })).toMatchObject({ collections: 1, views: 1 });
  });

  const bulkDelete = (): Promise<unknown> =>
    client
      .bulkWrite([{ name: 'deleteOne', namespace: 'test.adults', filter: {} }])
      .catch((error: mongo.MongoClientBulkWriteError) => Promise.reject(error.writeErrors.get(0)!));

  it.each<[string, () => Promise<unknown>, number]>([
    ['an insert', () => adults.insertOne({ _id: 4, name: 'Di', age: 20 }), 166],
    ['an update', () => adults.updateOne({}, { $set: { age: 1 } }), 166],
    ['a delete', () => adults.deleteMany({}), 166],
    ['findAndModify', () => adults.findOneAndDelete({}), 166],
    ['an index', () => adults.createIndex({ age: 1 }), 166],
    ['indexes to be listed', () => adults.listIndexes().toArray(), 166],
    ['a new name', () => adults.rename('grown'), 166],
    [
      '$merge',
      () =>
        db
          .collection('people')
          .aggregate([{ $merge: 'adults' }])
          .toArray(),
      166,
    ],
    [
      '$out',
      () =>
        db
          .collection('people')
          .aggregate([{ $out: 'adults' }])
          .toArray(),
      166,
    ],
    ['$indexStats', () => adults.aggregate([{ $indexStats: {} }]).toArray(), 166],
    ['writes in bulk', () => bulkDelete(), 166],
    ['another collation', () => adults.find({}, { collation: { locale: 'de' } }).toArray(), 167],
    ['a hint', () => adults.find({}, { hint: '_id_' }).toArray(), 115],
    ['projections of find', () => adults.find({}, { projection: { name: { $slice: 1 } } }).toArray(), 168],
    ['explain', () => adults.find().explain(), 115],
    ['itself below it', () => db.command({ collMod: 'adults', viewOn: 'adults', pipeline: [] }), 5],
    [
      'itself beside it',
      () => db.createCollection('loop', { viewOn: 'people', pipeline: [{ $unionWith: 'loop' }] }),
      5,
    ],
    [
      'a pipeline that writes',
      () => db.createCollection('w', { viewOn: 'people', pipeline: [{ $out: 'x' }] }),
      167,
    ],
    ['a pipeline without a source', () => db.command({ create: 'w', pipeline: [] }), 72],
    ['an unknown stage', () => db.createCollection('w', { viewOn: 'people', pipeline: [{ $no: 1 }] }), 40324],
  ])('refuses %s', async (_, work, expected) => {
    expect(await code(work())).toBe(expected);
  });

  it('leaves what is below it as it was', async () => {
    expect(await db.collection('people').countDocuments()).toBe(3);
  });
});
