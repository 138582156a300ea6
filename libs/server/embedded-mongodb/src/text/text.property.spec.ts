import { Int32 } from 'bson';
import fc from 'fast-check';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/values.ts';
import { runQuery } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { pause } from '../query/scan.ts';
import { openFile } from '../storage/open.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { Store } from '../storage/store.ts';

const words = fc.constantFrom('red', 'Red', 'blue', 'café', 'cafe', 'tea');
const texts = fc.array(words, { maxLength: 4 }).map((list) => list.join(' '));
const documents = fc.record({ a: texts, b: fc.oneof(texts, fc.array(texts, { maxLength: 2 })) });
const wanted = fc.record({
  any: fc.array(words, { minLength: 1, maxLength: 2 }),
  not: fc.array(words, { maxLength: 1 }),
  phrase: fc.option(
    fc.tuple(words, words).map((pair) => pair.join(' ')),
    { nil: undefined },
  ),
});

/** The same by plain reading: no index, and none of the code that is tested. */
const bare = (text: string): string => text.toLowerCase().replaceAll('é', 'e');
const fits = (
  { a, b }: { a: string; b: string | string[] },
  { any, not, phrase }: { any: string[]; not: string[]; phrase: string | undefined },
): boolean => {
  const fields = [a, ...(Array.isArray(b) ? b : [b])].map(bare);
  const has = (word: string): boolean => fields.some((field) => field.split(' ').includes(bare(word)));
  const looked = phrase === undefined ? any : [...any, ...phrase.split(' ')];
  return (
    looked.some(has) &&
    !not.some(has) &&
    (phrase === undefined || fields.some((field) => field.includes(bare(phrase))))
  );
};

describe('A search by a text index', () => {
  it('finds what plain reading finds, after inserts, changes and removals', () => {
    fc.assert(
      fc.property(
        fc.array(documents, { minLength: 1, maxLength: 10 }),
        fc.array(documents, { maxLength: 3 }),
        fc.array(wanted, { minLength: 1, maxLength: 6 }),
        (docs, changes, questions) => {
          const db = openFile(':memory:');
          const store = new Store(db);
          const collection = store.ensure('db', 'things');
          const key: Doc = new Map([
            ['a', 'text'],
            ['b', 'text'],
          ]);
          const spec = new Map<string, Value>([
            ['key', key],
            ['name', 'words'],
            ['default_language', 'none'],
          ]);
          store.addIndex(collection, parseIndexSpec(spec), true);
          const whole = (source: object, i: number): Doc =>
            new Map<string, Value>([['_id', new Int32(i)], ...(Object.entries(source) as [string, Value][])]);
          const now = new Map(docs.map((source, i) => [i, source]));
          const records = docs.map((source, i) =>
            collection.insert(encode(whole(source, i)), whole(source, i)),
          );
          for (const [i, change] of changes.entries()) {
            const before = now.get(i);
            if (!before) continue;
            if (change.a === '') {
              collection.remove(records[i]!, whole(before, i));
              now.delete(i);
            } else {
              const after = whole(change, i);
              collection.replace(records[i]!, whole(before, i), encode(after), after);
              now.set(i, change);
            }
          }
          for (const question of questions) {
            const { any, not, phrase } = question;
            const search = [
              ...any,
              ...not.map((word) => `-${word}`),
              phrase === undefined ? '' : `"${phrase}"`,
            ];
            const filter: Doc = new Map([['$text', new Map([['$search', search.join(' ')]])]]);
            const query = { matcher: parseQueryFilter(filter), sort: [], skip: 0, limit: Infinity };
            const found = [...runQuery(collection, query).steps].filter((step) => step !== pause);
            const expected = [...now].filter(([, source]) => fits(source, question)).map(([i]) => records[i]);
            expect(found.map(({ record }) => record).sort()).toEqual(expected.sort());
          }
          db.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});
