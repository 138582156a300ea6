import { readFileSync, statSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Int32 } from 'bson';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { Checkpointer } from './checkpointer.ts';
import { openFiles } from './files.ts';
import { openFile } from './open.ts';
import { Store } from './store.ts';

describe('The checkpointer', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('moves pages into the file while the writer goes on, and leaves no log behind at the end', async () => {
    const path = folder.path('log.db');
    const failures: string[] = [];
    const { store, checkpointer, close } = openFiles(path, (failure) => failures.push(failure));
    const collection = store.ensure('db', 'things');
    store.commit();
    let written = 0;
    while (statSync(path).size < 1 << 20) {
      const doc: Doc = new Map<string, Int32 | string>([
        ['_id', new Int32(written++)],
        ['text', 'x'.repeat(2000)],
      ]);
      store.willWrite();
      collection.insert(encode(doc), doc);
      store.commit();
      checkpointer?.committed();
      await turn();
    }
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    await close();
    expect(failures).toEqual([]);
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('goes by bytes, not by commits: a few large ones do not make the log long', async () => {
    const path = folder.path('bytes.db');
    const db = openFile(path);
    const store = new Store(db);
    const pages = 64;
    const limits = { pass: pages, restart: 2 * pages, most: 4 * pages };
    const failures: string[] = [];
    const checkpointer = new Checkpointer(db, path, (failure) => failures.push(failure), limits);
    const collection = store.ensure('db', 'things');
    const log = `${path}-wal`;
    const largeCommit = (id: number): void => {
      const doc: Doc = new Map<string, Int32 | string>([
        ['_id', new Int32(id)],
        ['text', 'x'.repeat(4096 * pages)],
      ]);
      store.willWrite();
      collection.insert(encode(doc), doc);
      store.commit();
      checkpointer.committed();
    };
    let commits = 0;
    // The log has started over when it is written from its beginning: its salt, in bytes 16 to 24, is another one.
    const salt = (): string => readFileSync(log).subarray(16, 24).toString('hex');
    largeCommit(commits++);
    while (statSync(path).size < 4096 * pages) await turn();
    const first = salt();
    while (salt() === first) {
      largeCommit(commits++);
      await turn();
    }
    expect(commits).toBeGreaterThan(1);
    expect(db.prepare('PRAGMA journal_size_limit').get()).toMatchObject({
      journal_size_limit: 2 * pages * 4096,
    });
    await checkpointer.close();
    db.close();
    expect(failures).toEqual([]);
    const again = openFile(path);
    expect(new Store(again).collection('db', 'things')?.count()).toBe(commits);
    again.close();
  });
});
