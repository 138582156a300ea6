import { DatabaseSync } from 'node:sqlite';
import { mongo } from 'mongoose';
import { start } from './index.ts';
import { verifyFile } from './maintenance/verify.ts';
import { temporaryFolder } from './testing/folder.ts';
import { runCli, startProcess } from './testing/process.ts';
import { prepareLoad, storedIds, writeUntilGone } from './testing/write-load.ts';

const kills = 5;

describe('A database process that is killed', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it(`loses nothing that it acknowledged, in ${kills} kills under load`, async () => {
    const path = folder.path('killed.db');
    const acknowledged = new Set<string>();
    for (let run = 0; run < kills; run++) {
      const process = await startProcess(path);
      if (run === 0) await prepareLoad(process.uri);
      let killed: Promise<unknown> | undefined;
      const kill = (): void => void (killed ??= process.end('SIGKILL'));
      await writeUntilGone(process.uri, run, acknowledged, 150 + run * 70, kill);
      await killed;
    }
    expect(verifyFile(path).faults).toEqual([]);
    const database = await start({ path });
    const kept = await storedIds(database.uri);
    await database.stop();
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  });
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
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    await expect(start({ path })).rejects.toThrow('is an SQLite file of another program');
  });

  it('keeps its data through a clean stop, with exit code 0', async () => {
    const path = folder.path('stopped.db');
    const process = await startProcess(path);
    const client = new mongo.MongoClient(process.uri);
    await client.db('test').collection('things').insertOne({ n: 1 });
    await client.close();
    expect(await process.end('SIGTERM')).toBe(0);
    expect(verifyFile(path)).toMatchObject({ documents: 1, faults: [] });
  });
});
