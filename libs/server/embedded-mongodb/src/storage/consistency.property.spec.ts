import { Int32 } from 'bson';
import fc from 'fast-check';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { verifyStore } from '../maintenance/verify.ts';
import { documents, patterns } from '../testing/arbitraries.ts';
import { parseIndexSpec } from './index-spec.ts';
import { openFile } from './open.ts';
import { Store } from './store.ts';

type Step = { kind: 'insert' | 'replace' | 'remove'; target: number; doc: Doc };

const steps = fc.record({
  kind: fc.constantFrom<Step['kind']>('insert', 'insert', 'replace', 'remove'),
  target: fc.nat(9),
  doc: documents,
});
const options = fc.constantFrom<[string, Value][]>(
  [],
  [['unique', true]],
  [['sparse', true]],
  [
    ['unique', true],
    ['sparse', true],
  ],
  [['partialFilterExpression', new Map([['a', new Map([['$gt', new Int32(1)]])]])]],
);

describe('Indexes', () => {
  it('hold exactly the keys of the documents, after any writes, refused ones among them', () => {
    let refused = 0;
    const run = (store: Store, step: Step): void => {
      const collection = store.ensure('db', 'things');
      const id = new Int32(step.target);
      const whole: Doc = new Map<string, Value>([['_id', id], ...step.doc]);
      const record = collection
        .read(1, undefined, 100, Infinity)
        .find(({ doc }) => (decode(doc).get('_id') as Int32).value === step.target);
      try {
        if (step.kind === 'insert') collection.insert(encode(whole), whole);
        else if (record && step.kind === 'replace')
          collection.replace(record.record, decode(record.doc), encode(whole), whole);
        else if (record) collection.remove(record.record, decode(record.doc));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        refused++;
      }
    };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(patterns, options), { maxLength: 3 }),
        fc.array(steps, { maxLength: 25 }),
        (indexes, work) => {
          const store = new Store(openFile(':memory:'));
          const collection = store.ensure('db', 'things');
          indexes.forEach(([key, option], i) => {
            store.addIndex(
              collection,
              parseIndexSpec(new Map<string, Value>([['key', key], ['name', `i${i}`], ...option])),
              true,
            );
          });
          for (const step of work) run(store, step);
          expect(verifyStore(store).faults).toEqual([]);
          store.db.close();
        },
      ),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
