import { decode } from '../bson/decode.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';

/** So many documents between two moments at which others may go first. */
const rowsPerSlice = 32;
const bytesPerSlice = 256 << 10;

/** How many documents wait to be added to the word indexes of a collection. */
export const behind = (collection: Collection): number =>
  Math.max(0, ...collection.wordIndexes.map((index) => collection.lastRecord - index.mark));

/**
 * Adds documents that wait to the word indexes of a collection, about `most` of them. Any number of these may be
 * under way at a time: each slice begins where the index stands.
 */
export function* catchUp(store: Store, collection: Collection, most: number): Generator<void, void> {
  for (let done = 0; done < most && !collection.dropped;) {
    const waiting = collection.wordIndexes.filter((index) => index.mark < collection.lastRecord);
    if (waiting.length === 0) return;
    const rows = collection.read(
      1,
      Math.min(...waiting.map(({ mark }) => mark)),
      rowsPerSlice,
      bytesPerSlice,
    );
    store.willWrite();
    const reached = rows.at(-1)?.record ?? collection.lastRecord;
    for (const index of waiting) {
      for (const { record, doc } of rows) if (record > index.mark) index.add(decode(doc), record);
      store.words.mark(index, Math.max(index.mark, reached));
    }
    done += rows.length;
    yield;
  }
}
