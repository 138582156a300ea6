import { Int32 } from 'bson';
import fc from 'fast-check';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/values.ts';
import { allRecords, changeTarget, current } from '../commands/change-one.ts';
import { CommandError } from '../errors.ts';
import { verifyStore } from '../maintenance/verify.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { openFile } from '../storage/open.ts';
import { Store } from '../storage/store.ts';
import { arrayWorld, wideWorld } from '../testing/arbitraries.ts';
import { parseUpdate } from './update.ts';

const small = fc.nat(5).map((n): Value => new Int32(n));
const documents = fc.oneof(wideWorld.documents, arrayWorld.documents);
const filters = fc.oneof(wideWorld.filters, arrayWorld.filters, fc.constant<Doc>(new Map()));
const patterns = fc.oneof(wideWorld.patterns, arrayWorld.patterns);
const names = fc.constantFrom('a', 'b', 'a.b', '10');
const updates: fc.Arbitrary<Doc> = fc
  .tuple(
    fc.constantFrom('$set', '$unset', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$pull', '$pop'),
    names,
    small,
  )
  .map(
    ([operator, name, value]) =>
      new Map([[operator, new Map([[name, operator === '$pop' ? new Int32(1) : value]])]]),
  );

/** All documents of a store, as their bytes. */
const contents = (store: Store): string[] =>
  store
    .ensure('db', 'things')
    .read(1, undefined, 1000, Infinity)
    .map(({ doc }) => doc.toString('hex'));

/** Runs one update of many, as the command does. @returns the code of its refusal. */
const run = (store: Store, filter: Doc, update: Doc): number => {
  const collection = store.ensure('db', 'things');
  const writer = { store, log: () => undefined, request: { body: new Map() } };
  try {
    const query = { matcher: parseFilter(filter), sort: [], skip: 0, limit: Infinity };
    const found = allRecords(collection, query, Infinity);
    let step = found.next();
    while (!step.done) step = found.next();
    for (const record of step.value.sort((a, b) => a - b)) {
      const target = current(collection, query, { record, bytes: Buffer.alloc(0) }, true);
      if (target) changeTarget(writer, collection, target, parseUpdate(update, new Map()));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return error.code;
  }
};

describe('Updates', () => {
  it('change the same documents in the same way, whether an index finds them or a scan', () => {
    let changed = 0;
    const made = fc.array(documents, { minLength: 1, maxLength: 8 });
    const work = fc.array(fc.tuple(filters, updates), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(made, fc.array(patterns, { minLength: 1, maxLength: 3 }), work, (docs, indexes, steps) => {
        const [indexed, plain] = [new Store(openFile(':memory:')), new Store(openFile(':memory:'))];
        for (const store of [indexed, plain]) store.ensure('db', 'things');
        indexes.forEach((key, i) => {
          const spec = parseIndexSpec(new Map<string, Value>([['key', key], ['name', `i${i}`]])); // prettier-ignore
          indexed.addIndex(indexed.ensure('db', 'things'), spec, true);
        });
        docs.forEach((doc, n) => {
          const whole: Doc = new Map<string, Value>([['_id', new Int32(n)], ...doc]);
          try {
            indexed.ensure('db', 'things').insert(encode(whole), whole);
          } catch (error) {
            // Parallel arrays, which an index refuses: then neither has the document.
            if (error instanceof CommandError && error.code === 171) return;
            throw error;
          }
          plain.ensure('db', 'things').insert(encode(whole), whole);
        });
        for (const [filter, update] of steps) {
          const before = contents(plain);
          const refusal = run(indexed, filter, update);
          // What only an index can refuse ends the comparison, since the plain store goes on.
          if (refusal === 171) break;
          expect(run(plain, filter, update)).toBe(refusal);
          expect(contents(indexed).map(readable)).toEqual(contents(plain).map(readable));
          if (contents(plain).join() !== before.join()) changed++;
        }
        expect(verifyStore(indexed).faults).toEqual([]);
        for (const store of [indexed, plain]) store.db.close();
      }),
      { numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});

const readable = (hex: string): Doc => decode(Buffer.from(hex, 'hex'));
