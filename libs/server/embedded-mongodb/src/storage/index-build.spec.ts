import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';
import { verifyFile } from '../maintenance/verify.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { startSteered } from '../testing/steered-server.ts';

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
  const documents = 2_000;

  beforeEach(async () => {
    database = await start({ path });
    client = new mongo.MongoClient(database.uri);
    await things().drop();
    const all = Array.from({ length: documents }, (_, n) => ({ n }));
    await things().insertMany(all);
  });

  afterEach(async () => {
    await client.close();
    await database.stop();
  });

  afterAll(() => folder.remove());

  it('lets others write and read between any two of its slices, and counts what they wrote', async () => {
    await client.close();
    await database.stop();
    const steered = await startSteered(path);
    client = new mongo.MongoClient(steered.uri);
    let reached = 0;
    let allowed = 0;
    const built = steered.run(
      { createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n_1', unique: true }] },
      (slices) => (reached = slices) <= allowed,
    );
    // The build rests after each slice until this round's writes and reads were answered.
    const round = async (at: number): Promise<void> => {
      await things().insertOne({ n: documents + at, late: true });
      await things().updateOne({ n: at }, { $set: { n: -1 - at } });
      await things().deleteOne({ n: documents - 1 - at });
      expect(
        await things()
          .find({ n: documents + at })
          .toArray(),
      ).toHaveLength(1);
      expect((await things().indexes()).map(({ name }) => name)).toEqual(['_id_']);
      allowed = reached;
    };
    let done = false;
    const ended = built.finally(() => (done = true));
    let rounds = 0;
    while (!done) {
      if (reached > allowed) await round(rounds++);
      else await turn();
    }
    await ended;
    // One round per slice of what was there before: what is written meanwhile makes the build no longer.
    expect(rounds).toBe(Math.ceil(documents / 256));
    const explained = await things().find({ n: documents }).explain('executionStats');
    expect(explained).toMatchObject({ executionStats: { totalKeysExamined: 1, nReturned: 1 } });
    await client.close();
    await steered.close();
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
    const steered = await startSteered(path);
    client = new mongo.MongoClient(steered.uri);
    const mark = (): Promise<unknown> => client.db('test').collection('marks').insertOne({});
    let over = false;
    const resting = new Promise<void>((rests) => {
      const command = { createIndexes: 'things', indexes: [{ key: { n: -1 }, name: 'cut' }] };
      const goesOn = (slices: number): boolean => (slices < 3 ? true : (rests(), over));
      steered.run(command, goesOn).catch(() => undefined);
    });
    await resting;
    await mark();
    // What lies on the disk at this moment is what a crash leaves.
    const left = folder.path('left.db');
    for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${left}${suffix}`);
    over = true;
    await client.close();
    await steered.close();
    const [cut] = column(left, 'SELECT id FROM indexes WHERE ready = 0');
    const tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    expect(column(left, tables)).toContain(`index_${cut}`);
    database = await start({ path: left });
    client = new mongo.MongoClient(database.uri);
    expect((await things().indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await mark();
    expect(column(left, tables)).not.toContain(`index_${cut}`);
    await things().createIndex({ n: -1 }, { name: 'cut' });
    expect(await things().find().sort({ n: -1 }).hint('cut').limit(1).toArray()).toMatchObject([
      { n: documents - 1 },
    ]);
  });
});

const column = (file: string, query: string): unknown[] => {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare(query).all();
  db.close();
  return rows.map((row) => Object.values(row)[0]);
};
