import { rmSync } from 'node:fs';
import { mongo } from 'mongoose';
import { start } from './index.ts';
import { verifyFile } from './maintenance/verify.ts';
import { compileFaultyDisk, faultyDisk } from './testing/faulty-disk.ts';
import { temporaryFolder } from './testing/folder.ts';
import { startProcess } from './testing/process.ts';
import { prepareLoad, storedIds, writeUntilGone } from './testing/write-load.ts';

const folder = temporaryFolder();
const library = compileFaultyDisk(folder.path('faulty-disk.so'));
afterAll(() => folder.remove());

if (!library) {
  it.todo('NOT SHOWN HERE, there is no C compiler: a power cut, a full disk and a failing disk');
} else {
  describe('A power cut', () => {
    /** Writes, cuts, and counts what was acknowledged and is gone. */
    const lostInCuts = async (
      cuts: number,
      nosync: boolean,
    ): Promise<{ lost: number; faults: string[]; undone: number }> => {
      const path = folder.path(`cut-${nosync}.db`);
      const acknowledged = new Set<string>();
      let undone = 0;
      for (let run = 0; run < cuts; run++) {
        const disk = faultyDisk(library, path, { nosync });
        const process = await startProcess(path, disk.env);
        if (run === 0) await prepareLoad(process.uri);
        let killed: Promise<unknown> | undefined;
        const kill = (): void => void (killed ??= process.end('SIGKILL'));
        await writeUntilGone(process.uri, run, acknowledged, 100 + run * 40, kill);
        await killed;
        undone += disk.cut(run % 2 === 0 ? undefined : (write) => (write * 7 + run) % 3 !== 0);
        rmSync(`${path}-shm`, { force: true });
        if (nosync) break;
      }
      const { faults } = verifyFile(path);
      if (faults.length > 0) return { lost: acknowledged.size, faults, undone };
      const database = await start({ path });
      const kept = await storedIds(database.uri);
      await database.stop();
      return { lost: [...acknowledged].filter((id) => !kept.has(id)).length, faults, undone };
    };

    it('loses nothing that was acknowledged, whichever unsynced writes it takes', async () => {
      const { lost, faults, undone } = await lostInCuts(6, false);
      expect({ lost, faults }).toEqual({ lost: 0, faults: [] });
      expect(undone).toBeGreaterThan(0);
    });

    it('does lose acknowledged writes when fsync does nothing, so this test can tell', async () => {
      expect((await lostInCuts(1, true)).lost).toBeGreaterThan(0);
    });
  });

  describe('A disk that fails', () => {
    it.each([
      ['is full', 'full', 14031],
      ['cannot be written', 'write', 96],
      ['cannot be synced', 'sync', 96],
      ['became read-only', 'readonly', 96],
    ] as const)(
      'because it %s: writes are refused, reads go on, and it recovers by itself',
      async (_, mode, code) => {
        const path = folder.path(`${mode}.db`);
        const disk = faultyDisk(library, path, { nosync: false });
        const process = await startProcess(path, disk.env);
        const client = new mongo.MongoClient(process.uri, { retryWrites: false });
        const things = client.db('test').collection<{ _id: number; text?: string }>('things');
        await things.createIndex({ text: 1 });
        await things.insertOne({ _id: 0 });
        disk.setMode(mode);
        for (let i = 1; i <= 3; i++)
          await expect(things.insertOne({ _id: i })).rejects.toMatchObject({ code });
        await expect(things.updateOne({ _id: 0 }, { $set: { text: 'changed' } })).rejects.toMatchObject({
          code,
        });
        await expect(client.db('test').createCollection('more')).rejects.toMatchObject({ code });
        expect(await things.find().toArray()).toEqual([{ _id: 0 }]);
        disk.setMode('fine');
        await things.insertMany([{ _id: 1, text: 'a' }, { _id: 2 }]);
        expect(await things.countDocuments()).toBe(3);
        await client.close();
        expect(await process.end('SIGTERM')).toBe(0);
        expect(verifyFile(path)).toMatchObject({ documents: 3, faults: [] });
      },
      30_000,
    );
  });
}
