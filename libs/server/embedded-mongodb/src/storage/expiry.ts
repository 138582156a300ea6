import { decode } from '../bson/decode.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { indexPlan } from '../query/planner.ts';
import { pause, scan } from '../query/scan.ts';
import type { Collection } from './collection.ts';
import type { IndexTable } from './index-table.ts';
import type { Store } from './store.ts';

const rowsPerSlice = 256;

/** Removes what TTL indexes say has expired by `now`. @returns how many documents went. */
export function* removeExpired(store: Store, now: number): Generator<void, number> {
  let removed = 0;
  for (const collection of store.all()) {
    for (const index of collection.indexes) {
      const seconds = index.spec.expireAfterSeconds;
      if (seconds === undefined || !index.ready) continue;
      removed += yield* removeBefore(store, collection, index, new Date(now - seconds * 1000));
    }
  }
  return removed;
}

/** Of an array of dates the earliest counts; documents without a date never expire. */
function* removeBefore(
  store: Store,
  collection: Collection,
  index: IndexTable,
  time: Date,
): Generator<void, number> {
  const condition = parseFilter(new Map([[index.spec.fields[0]!.name, new Map([['$lte', time]])]]));
  const plan = indexPlan(index, condition.conjuncts(), []);
  const records: number[] = [];
  for (const step of scan(collection, plan, Infinity, { keys: 0, documents: 0 })) {
    if (step === pause) yield;
    else records.push(step.record);
  }
  let removed = 0;
  for (const [i, record] of records.entries()) {
    if (i > 0 && i % rowsPerSlice === 0) yield;
    const bytes = index.dropped || collection.dropped ? undefined : collection.get(record);
    const doc = bytes && decode(bytes);
    if (!doc || !condition.matches(doc)) continue;
    if (index.spec.partial && !index.spec.partial.matches(doc)) continue;
    store.willWrite();
    collection.remove(record, doc);
    removed++;
  }
  return removed;
}
