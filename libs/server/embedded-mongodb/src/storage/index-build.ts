import { CommandError } from '../errors.ts';
import type { Collection } from './collection.ts';
import type { IndexSpec } from './index-spec.ts';
import type { IndexTable } from './index-table.ts';
import type { Store } from './store.ts';

const rowsPerSlice = 256;
const bytesPerSlice = 1 << 20;

/**
 * Builds an index in slices, so that others go on reading and writing. From the start every write keeps the
 * new index up; the build adds the documents that were there before, and only those: it ends also under writers
 * that never pause. Until it is done no query uses it, and
 * one that was cut off by a crash is removed at the next start.
 */
export function* buildIndex(
  store: Store,
  collection: Collection,
  spec: IndexSpec,
  deadline: number,
): Generator<void, void> {
  const index = store.addIndex(collection, spec, false);
  const end = collection.lastRecord;
  try {
    let after = 0;
    while (after < end) {
      checkGoesOn(collection, index, deadline);
      const rows = collection.read(1, after, rowsPerSlice, bytesPerSlice);
      if (rows.length === 0) break;
      store.willWrite();
      for (const row of rows) addDocument(store, collection, index, row.record, row.doc);
      after = rows.at(-1)!.record;
      yield;
    }
    checkGoesOn(collection, index, deadline);
    store.indexReady(index);
  } catch (error) {
    if (!index.dropped && !collection.dropped && error instanceof CommandError)
      store.dropIndex(collection, index);
    throw error;
  }
}

const checkGoesOn = (collection: Collection, index: IndexTable, deadline: number): void => {
  if (index.dropped || collection.dropped)
    throw new CommandError(276, `The build of index ${index.spec.name} was aborted`);
  if (performance.now() > deadline) throw new CommandError(50, 'operation exceeded time limit');
};

const addDocument = (
  store: Store,
  collection: Collection,
  index: IndexTable,
  record: number,
  bytes: Buffer,
): void => {
  const doc = collection.decodeKeyFields(bytes);
  const { keys, multikey } = index.keysOf(doc);
  for (const key of keys) {
    if (!index.add(key, record)) throw index.duplicate(collection.namespace, doc, key);
  }
  store.noteArrays(index, multikey);
};
