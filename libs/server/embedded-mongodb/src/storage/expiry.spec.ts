import { Int32 } from 'bson';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/values.ts';
import { removeExpired } from './expiry.ts';
import { parseIndexSpec } from './index-spec.ts';
import { openFile } from './open.ts';
import { Store } from './store.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23);

describe('A TTL index', () => {
  const sweep = (options: [string, Value][], values: Value[]): number[] => {
    const store = new Store(openFile(':memory:'));
    const collection = store.ensure('db', 'sessions');
    const source: Doc = new Map<string, Value>([
      ['key', new Map([['at', new Int32(1)]])],
      ['name', 'at_1'],
      ['expireAfterSeconds', new Int32(60)],
      ...options,
    ]);
    store.addIndex(collection, parseIndexSpec(source), true);
    values.forEach((at, i) => {
      const doc: Doc = new Map<string, Value>([
        ['_id', new Int32(i)],
        ['at', at],
      ]);
      collection.insert(encode(doc), doc);
    });
    const run = removeExpired(store, now);
    while (!run.next().done);
    store.commit();
    return collection.read(1, undefined, 100, Infinity).map(({ record }) => record - 1);
  };

  it('removes documents whose time has come, and no others', () => {
    const kept = sweep(
      [],
      [
        new Date(now - 2 * minute),
        new Date(now - minute / 2),
        'no date',
        null,
        new Int32(0),
        [new Date(now), new Date(now - 2 * minute)],
        [new Date(now)],
        new Date(-5),
      ],
    );
    expect(kept).toEqual([1, 2, 3, 4, 6]);
  });

  it('leaves documents alone that a partial index does not hold', () => {
    const partial = new Map([['_id', new Map([['$gte', new Int32(1)]])]]);
    expect(sweep([['partialFilterExpression', partial]], [new Date(0), new Date(0)])).toEqual([0]);
  });

  it('works in descending order as well', () => {
    expect(sweep([['key', new Map([['at', new Int32(-1)]])]], [new Date(0), new Date(now)])).toEqual([1]);
  });
});
