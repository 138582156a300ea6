import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';
import { verifyFile } from '../maintenance/verify.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { startProcess } from '../testing/process.ts';

interface Thing {
  n: number;
  late?: boolean;
}

describe('Building an index', () => {
  const folder = temporaryFolder();
  const path = folder.path('build.db');
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  const things = () => client.db('test').collection<Thing>('things');
  const documents = 6_000;

  beforeEach(async () => {
    database = await start({ path });
    client = new mongo.MongoClient(database.uri);
    await things().drop();
    const all = Array.from({ length: documents }, (_, n) => ({ n }));
    for (let at = 0; at < documents; at += 2000) await things().insertMany(all.slice(at, at + 2000));
  });

  afterEach(async () => {
    await client.close();
    await database.stop();
  });

  afterAll(() => folder.remove());

  it('lets others write and read meanwhile, and counts what they wrote', async () => {
    let building = true;
    const built = things()
      .createIndex({ n: 1 }, { unique: true })
      .finally(() => (building = false));
    let written = 0;
    while (building) {
      await things().insertOne({ n: documents + written++, late: true });
      await things().updateOne({ n: 5 }, { $set: { late: true } });
      await things().deleteOne({ n: 100 + written });
    }
    await built;
    expect(written).toBeGreaterThan(3);
    const explained = await things().find({ n: documents }).explain('executionStats');
    expect(explained).toMatchObject({ executionStats: { totalKeysExamined: 1, nReturned: 1 } });
    await client.close();
    await database.stop();
    expect(verifyFile(path).faults).toEqual([]);
    database = await start({ path });
  });

  it('fails when a unique index finds the same value twice, and leaves nothing behind', async () => {
    await things().insertOne({ n: 7 });
    await expect(things().createIndex({ n: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { n: 1 },
      keyValue: { n: 7 },
    });
    expect(await things().indexes()).toHaveLength(1);
    await things().createIndex({ n: 1 });
  });

  it('that is asked for twice at once is one', async () => {
    await Promise.all([things().createIndex({ n: 1 }), things().createIndex({ n: 1 })]);
    expect((await things().indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
  });

  it('that a crash cut off is not there afterwards, and can be built again', async () => {
    await client.close();
    await database.stop();
    const process = await startProcess(path);
    client = new mongo.MongoClient(process.uri);
    const built = things()
      .createIndex({ n: -1 }, { name: 'cut' })
      .catch(() => 'cut off');
    const other = new mongo.MongoClient(process.uri);
    await other.db('test').collection('marker').insertOne({});
    await process.end('SIGKILL');
    await built;
    await Promise.all([client.close(), other.close()]);
    database = await start({ path });
    client = new mongo.MongoClient(database.uri);
    await things().insertOne({ n: -1 });
    await things().createIndex({ n: -1 }, { name: 'cut' });
    expect(await things().find().sort({ n: -1 }).hint('cut').limit(1).toArray()).toMatchObject([
      { n: documents - 1 },
    ]);
  });
});
