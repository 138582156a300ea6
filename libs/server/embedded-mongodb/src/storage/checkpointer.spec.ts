import { statSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Int32 } from 'bson';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { openFiles } from './files.ts';

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
});
