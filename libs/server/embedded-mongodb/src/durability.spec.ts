import { mongo } from 'mongoose';
import { start } from './index.ts';
import { verifyFile } from './maintenance/verify.ts';
import { startProcess, runCli } from './testing/process.ts';
import { temporaryFolder } from './testing/folder.ts';

interface Message {
  _id: string;
  room: number;
  seq: number;
}

const rooms = 4;
const kills = 5;

/** Many clients write until the database is gone; what was acknowledged is in `acknowledged`. */
const writeUntilGone = async (
  uri: string,
  run: number,
  acknowledged: Set<string>,
  enough: () => void,
  wanted: number,
): Promise<void> => {
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: 500,
    maxPoolSize: 20,
    retryWrites: false,
  });
  const messages = client.db('test').collection<Message>('messages');
  const before = acknowledged.size;
  const writer = async (room: number, part: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const batch = Array.from({ length: 1 + (n % 5) }, (_, i) => {
        const seq = run * 1_000_000 + part * 100_000 + n * 10 + i;
        return { _id: `${room}-${seq}`, room, seq };
      });
      await messages.insertMany(batch, { writeConcern: { w: 'majority', j: true } });
      for (const { _id } of batch) acknowledged.add(_id);
      if (acknowledged.size - before >= wanted) enough();
    }
  };
  const writers = Array.from({ length: rooms * 3 }, (_, i) => writer(i % rooms, i).catch(() => undefined));
  await Promise.all(writers);
  await client.close();
};

describe('A database process that is killed', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it(`loses nothing that it acknowledged, in ${kills} kills under load`, async () => {
    const path = folder.path('killed.db');
    const acknowledged = new Set<string>();
    for (let run = 0; run < kills; run++) {
      const database = await startProcess(path);
      if (run === 0) await makeIndex(database.uri);
      let killed: Promise<unknown> | undefined;
      const kill = (): void => void (killed ??= database.end('SIGKILL'));
      await writeUntilGone(database.uri, run, acknowledged, kill, 150 + run * 70);
      await killed;
    }
    const verdict = verifyFile(path);
    expect(verdict.faults).toEqual([]);
    const database = await start({ path });
    const client = new mongo.MongoClient(database.uri);
    const stored = await client.db('test').collection<Message>('messages').find().toArray();
    await client.close();
    await database.stop();
    const kept = new Set(stored.map(({ _id }) => _id));
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect(kept.size).toBe(stored.length);
  }, 60_000);

  const makeIndex = async (uri: string): Promise<void> => {
    const client = new mongo.MongoClient(uri);
    await client.db('test').collection('messages').createIndex({ room: 1, seq: 1 }, { unique: true });
    await client.close();
  };
});

describe('A database file', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('is refused to a second process, and free again after the first', async () => {
    const path = folder.path('one.db');
    const first = await start({ path });
    await expect(start({ path, port: 0 })).rejects.toThrow(/one\.db is in use by another process/);
    const second = await runCli(['--path', path, '--port', '0']);
    expect(second).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^\S*one\.db is in use by another process/),
    });
    await first.stop();
    await (await start({ path })).stop();
  });

  it('of another program is left alone', async () => {
    const path = folder.path('other.db');
    const { DatabaseSync } = await import('node:sqlite');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    await expect(start({ path })).rejects.toThrow('is an SQLite file of another program');
  });

  it('keeps its data through a clean stop, with exit code 0', async () => {
    const path = folder.path('stopped.db');
    const database = await startProcess(path);
    const client = new mongo.MongoClient(database.uri);
    await client.db('test').collection('things').insertOne({ n: 1 });
    await client.close();
    expect(await database.end('SIGTERM')).toBe(0);
    expect(verifyFile(path)).toMatchObject({ documents: 1, faults: [] });
  });
});
