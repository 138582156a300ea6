import { DatabaseSync } from 'node:sqlite';
import { mongo } from 'mongoose';
import { backup, restore, start, verify } from '../index.ts';
import { runCli } from '../testing/process.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { restoreRound } from '../testing/restore-round.ts';

interface Epoch {
  _id: string;
  value: string;
}

describe('Backup, verify and restore', () => {
  const folder = temporaryFolder();
  const path = folder.path('live.db');
  afterAll(() => folder.remove());

  const readBack = async (file: string): Promise<{ seqs: number[]; epoch: string | undefined }> => {
    const database = await start({ path: file, port: 0 });
    const client = new mongo.MongoClient(database.uri);
    const docs = await client.db('app').collection<{ seq: number }>('messages').find().toArray();
    const epoch = await client.db('app').collection<Epoch>('serverState').findOne({ _id: 'epoch' });
    await client.close();
    await database.stop();
    return { seqs: docs.map(({ seq }) => seq), epoch: epoch?.value };
  };

  beforeAll(async () => {
    const database = await start({ path, port: 0 });
    const client = new mongo.MongoClient(database.uri);
    const messages = client.db('app').collection('messages');
    await messages.createIndex({ seq: 1 }, { unique: true });
    await client.db('app').collection<Epoch>('serverState').insertOne({ _id: 'epoch', value: 'first life' });
    let copied = false;
    let seq = 0;
    const write = async (): Promise<void> => {
      while (!copied || seq < 400) await messages.insertOne({ seq: seq++ });
    };
    const copy = async (): Promise<void> => {
      await backup(path, folder.path('backup.db')).finally(() => (copied = true));
    };
    await Promise.all([write(), copy()]);
    await client.close();
    await database.stop();
  });

  it('copies a consistent moment while clients write', async () => {
    expect(await verify(folder.path('backup.db'))).toMatchObject({ faults: [] });
    await restore({ from: folder.path('backup.db'), to: folder.path('restored.db') });
    const { seqs } = await readBack(folder.path('restored.db'));
    expect(seqs).toEqual(seqs.map((_, i) => i));
  });

  it('loses nothing that was acknowledged before a copy under many writers, and tears nothing', async () => {
    const { documents, ...round } = await restoreRound(folder.path('load.db'), 300);
    expect(round).toEqual({ lost: 0, torn: 0, faults: [], newEpoch: true });
    expect(documents).toBeGreaterThanOrEqual(300);
  });

  it('gives a restored database a new epoch', async () => {
    await restore({ from: folder.path('backup.db'), to: folder.path('again.db') });
    const { epoch } = await readBack(folder.path('again.db'));
    expect(epoch).toMatch(/^[0-9a-f-]{36}$/);
    expect((await readBack(path)).epoch).toBe('first life');
  });

  it('does not replace a database unasked, nor one in use', async () => {
    await expect(restore({ from: folder.path('backup.db'), to: path })).rejects.toThrow('exists already');
    const database = await start({ path, port: 0 });
    const forced = runCli(['restore', '--from', folder.path('backup.db'), '--path', path, '--replace']);
    expect(await forced).toMatchObject({
      code: 1,
      errors: expect.stringContaining('is in use by another process'),
    });
    await database.stop();
  });

  it('finds an index that lost an entry, and says so on the command line', async () => {
    await backup(path, folder.path('damaged.db'));
    expect(await runCli(['verify', '--path', folder.path('damaged.db')])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Sound: 2 collections/),
    });
    const db = new DatabaseSync(folder.path('damaged.db'));
    db.exec('DELETE FROM index_2 WHERE r = 3');
    db.close();
    expect(await runCli(['verify', '--path', folder.path('damaged.db')])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('record 3 is missing in index seq_1'),
    });
    await expect(restore({ from: folder.path('damaged.db'), to: folder.path('never.db') })).rejects.toThrow(
      'is not a sound backup',
    );
  });
});
