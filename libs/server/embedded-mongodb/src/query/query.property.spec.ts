import { Int32 } from 'bson';
import fc from 'fast-check';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { openFile } from '../storage/open.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import type { Collection } from '../storage/collection.ts';
import { Store } from '../storage/store.ts';
import { arrayWorld, wideWorld } from '../testing/arbitraries.ts';
import { runQuery, type Query } from './find.ts';
import { pause } from './scan.ts';
import { parseFilter } from './parse-filter.ts';
import { parseSort, sortOrder } from './sort.ts';

/** Refusals are fine as long as the plain scan refuses as well; a wrong answer is not. */
const attempt = <T>(run: () => T): T | number => {
  try {
    return run();
  } catch (error) {
    if (error instanceof CommandError) return error.code;
    throw error;
  }
};

const fill = (docs: readonly Doc[]): { store: Store; collection: Collection } => {
  const store = new Store(openFile(':memory:'));
  const collection = store.ensure('db', 'things');
  docs.forEach((doc, i) => {
    const whole: Doc = new Map([['_id', new Int32(i)], ...doc]);
    collection.insert(encode(whole), whole);
  });
  return { store, collection };
};

const addIndex = (store: Store, collection: Collection, pattern: Doc, options: Doc): boolean => {
  const spec = parseIndexSpec(
    new Map([['key', pattern], ['name', `index ${collection.indexes.length}`], ...options]),
  );
  const index = store.addIndex(collection, spec, true);
  for (const { record, doc } of collection.read(1, undefined, 1000, Infinity)) {
    const keys = attempt(() => index.keysOf(decode(doc)));
    if (typeof keys === 'number') {
      store.dropIndex(collection, index);
      return false;
    }
    keys.keys.forEach((key) => index.add(key, record));
    store.noteArrays(index, keys.multikey);
  }
  return true;
};

const found = (collection: Collection, query: Query): number[] => {
  const records: number[] = [];
  for (const step of runQuery(collection, query).steps) if (step !== pause) records.push(step.record);
  return records;
};

const plain = { natural: 1 } as const;

describe.each([
  ['arrays and ranges', arrayWorld],
  ['all types and operators', wideWorld],
])('An answer by an index, in a world of %s,', (_, { documents, filters, patterns }) => {
  const query = (filter: Doc): Query => ({
    matcher: parseFilter(filter),
    sort: [],
    skip: 0,
    limit: Infinity,
  });
  const collections = fc.array(documents, { minLength: 1, maxLength: 12 });

  it('has the same documents as a plain scan', () => {
    let served = 0;
    const options = fc.constantFrom<Doc>(new Map(), new Map(), new Map([['sparse', true]]));
    const indexes = fc.array(patterns, { minLength: 1, maxLength: 2 });
    const wanted = fc.array(filters, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(collections, indexes, wanted, options, (docs, keys, questions, option) => {
        const { store, collection } = fill(docs);
        for (const pattern of keys) addIndex(store, collection, pattern, option);
        for (const filter of questions) {
          const parsed = attempt(() => query(filter));
          if (typeof parsed === 'number') continue;
          const { plan } = runQuery(collection, parsed);
          if (plan.kind === 'index' || plan.kind === 'union') served++;
          expect(found(collection, parsed).sort()).toEqual(
            found(collection, { ...parsed, hint: plain }).sort(),
          );
        }
        store.db.close();
      }),
      { numRuns: 400 },
    );
    expect(served).toBeGreaterThan(300);
  });

  it('comes in the same order as a sort in memory', () => {
    let served = 0;
    const wanted = fc.tuple(filters, patterns, fc.nat(5), fc.nat(3));
    fc.assert(
      fc.property(
        collections,
        patterns,
        fc.array(wanted, { minLength: 1, maxLength: 6 }),
        (docs, pattern, questions) => {
          const { store, collection } = fill(docs);
          addIndex(store, collection, pattern, new Map());
          addIndex(store, collection, questions[0]![1], new Map());
          for (const [filter, order, limit, skip] of questions) {
            const sort = parseSort(order);
            const parsed = attempt(() => query(filter));
            if (typeof parsed === 'number') continue;
            const sorted = { ...parsed, sort, skip, limit: limit || Infinity };
            if (runQuery(collection, sorted).plan.kind !== 'collection') served++;
            const keys = (hint: Query['hint']) =>
              attempt(() =>
                found(collection, { ...sorted, hint }).map((record) => keyOf(collection, record, sort)),
              );
            expect(keys(undefined)).toEqual(keys(plain));
          }
          store.db.close();
        },
      ),
      { numRuns: 400 },
    );
    expect(served).toBeGreaterThan(300);
  });

  const keyOf = (collection: Collection, record: number, sort: ReturnType<typeof parseSort>): string =>
    JSON.stringify(sortOrder(sort).keyOf(decode(collection.get(record)!)));
});
