import { DatabaseSync } from 'node:sqlite';
import { mongo } from 'mongoose';
import { start, verify, type RunningDatabase } from '../index.ts';
import { temporaryFolder } from '../testing/folder.ts';

interface Person {
  _id: number;
  name?: unknown;
  age?: unknown;
}

const schema = {
  $jsonSchema: {
    required: ['name'],
    properties: { name: { bsonType: 'string' }, age: { bsonType: 'int', minimum: 0 } },
  },
};

describe('A collection with a validator', () => {
  const folder = temporaryFolder();
  let files = 0;
  let path: string;
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let people: mongo.Collection<Person>;

  const open = async (): Promise<void> => {
    database = await start({ path, database: 'test' });
    client = new mongo.MongoClient(database.uri);
    people = client.db().collection<Person>('people');
  };
  beforeEach(async () => {
    path = folder.path(`validated-${files++}.db`);
    await open();
    await client.db().createCollection('people', { validator: schema });
  });
  const close = async (): Promise<void> => {
    await client.close();
    await database.stop();
  };
  afterEach(close);
  afterAll(() => folder.remove());

  const code = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: { code: unknown }) => error.code,
    );

  it('takes what is valid and refuses all else, however it is written', async () => {
    expect(await code(people.insertOne({ _id: 1, name: 'Ada', age: 3 }))).toBe('done');
    expect(await code(people.insertOne({ _id: 2 }))).toBe(121);
    expect(await code(people.updateOne({ _id: 1 }, { $set: { age: -1 } }))).toBe(121);
    expect(await code(people.updateMany({}, { $unset: { name: 1 } }))).toBe(121);
    expect(await code(people.replaceOne({ _id: 1 }, { age: 2 }))).toBe(121);
    expect(await code(people.updateOne({ _id: 9 }, { $set: { age: 1 } }, { upsert: true }))).toBe(121);
    expect(await code(people.findOneAndUpdate({ _id: 1 }, { $set: { name: 5 } }))).toBe(121);
    expect(await code(people.aggregate([{ $set: { name: 5 } }, { $merge: 'people' }]).toArray())).toBe(121);
    expect(await code(people.aggregate([{ $set: { name: 5 } }, { $out: 'people' }]).toArray())).toBe(121);
    expect(await code(people.bulkWrite([{ insertOne: { document: { _id: 3 } } }]))).toBe(121);
    expect(await people.find().toArray()).toEqual([{ _id: 1, name: 'Ada', age: 3 }]);
  });

  it('says which document it was', async () => {
    await expect(people.insertOne({ _id: 7 })).rejects.toMatchObject({
      code: 121,
      errInfo: { failingDocumentId: 7, details: { operatorName: '$jsonSchema' } },
    });
    await people.insertOne({ _id: 1, name: 'Ada' });
    await expect(people.findOneAndUpdate({ _id: 1 }, { $set: { name: 5 } })).rejects.toMatchObject({
      codeName: 'DocumentValidationFailure',
      errInfo: { failingDocumentId: 1 },
    });
  });

  it('lets through whoever asks to be', async () => {
    expect(await code(people.insertOne({ _id: 2 }, { bypassDocumentValidation: true }))).toBe('done');
    const change = people.updateOne({ _id: 2 }, { $set: { age: -1 } }, { bypassDocumentValidation: true });
    expect(await code(change)).toBe('done');
  });

  it('can be changed, and made milder', async () => {
    const change = (options: mongo.Document): Promise<mongo.Document> =>
      client.db().command({ collMod: 'people', ...options });
    await people.insertOne({ _id: 2 }, { bypassDocumentValidation: true });
    expect(await code(people.updateOne({ _id: 2 }, { $set: { age: 1 } }))).toBe(121);
    await change({ validationLevel: 'moderate' });
    expect(await code(people.updateOne({ _id: 2 }, { $set: { age: 1 } }))).toBe('done');
    expect(await code(people.insertOne({ _id: 3 }))).toBe(121);
    await change({ validationAction: 'warn' });
    expect(await code(people.insertOne({ _id: 3 }))).toBe('done');
    await change({ validator: {}, validationAction: 'error' });
    expect(await code(people.insertOne({ _id: 4 }))).toBe('done');
    expect(await code(change({ validationLevel: 'mild' }))).toBe(2);
    expect(await code(change({ validator: { $text: { $search: 'x' } } }))).toBe(115);
  });

  it('keeps it over a restart and a new name, and shows it', async () => {
    await people.insertOne({ _id: 1, name: 'Ada' });
    expect(await client.db().command({ validate: 'people' })).toMatchObject({ nrecords: 1, valid: true });
    await people.rename('persons');
    await close();
    const file = new DatabaseSync(path);
    expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 });
    file.close();
    expect((await verify(path)).faults).toEqual([]);
    await open();
    expect(await code(client.db().collection<Person>('persons').insertOne({ _id: 2 }))).toBe(121);
    const [shown] = await client.db().listCollections({ name: 'persons' }).toArray();
    expect(shown).toMatchObject({ options: { validator: schema } });
  });
});
