import type { Document } from 'bson';
import fc from 'fast-check';
import { ours, theirs } from '../../testing/beside-mingo.ts';

const documents = fc.uniqueArray(
  fc.record(
    { x: fc.nat(40), g: fc.constantFrom('a', 'b'), n: fc.integer({ min: -20, max: 20 }) },
    { noNullPrototype: true },
  ),
  { selector: ({ x }) => x, minLength: 1, maxLength: 12 },
);

const place = fc.oneof(fc.constantFrom('unbounded', 'current'), fc.integer({ min: -3, max: 3 }));
const rank = (bound: string | number, open: number): number =>
  bound === 'unbounded' ? open : bound === 'current' ? 0 : Number(bound);
const windows = fc
  .tuple(place, place)
  .filter(([lower, upper]) => rank(lower, -50) <= rank(upper, 50))
  .chain(([lower, upper]) => fc.constantFrom({ documents: [lower, upper] }, { range: [lower, upper] }));

/** Mingo goes wrong with windows that do not have the document itself. */
const around = windows.filter((window) => {
  const [lower, upper] = Object.values(window)[0] as (string | number)[];
  return rank(lower!, -50) <= 0 && rank(upper!, 50) >= 0;
});

describe('mingo agrees on windows', () => {
  it.each(['$sum', '$avg', '$min', '$max', '$push', '$first', '$last'])('with %s', (operator) => {
    fc.assert(
      fc.property(documents, around, (docs, window) => {
        const output = { value: { [operator]: '$n', window } };
        const pipeline = [
          { $setWindowFields: { partitionBy: '$g', sortBy: { x: 1 }, output } },
          { $sort: { x: 1 } },
        ];
        const rounded = (found: Document[]): unknown =>
          found.map(({ x, value }) => [x, typeof value === 'number' ? Number(value.toFixed(9)) : value]);
        expect(rounded(ours(docs, pipeline))).toEqual(rounded(theirs(docs, pipeline)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([{ $rank: {} }, { $denseRank: {} }, { $documentNumber: {} }, { $shift: { output: '$x', by: 1 } }])(
    'with %j',
    (value) => {
      fc.assert(
        fc.property(documents, (docs) => {
          const pipeline = [
            { $sort: { x: 1 } },
            { $setWindowFields: { partitionBy: '$g', sortBy: { n: 1 }, output: { value } } },
            { $sort: { x: 1 } },
          ];
          expect(ours(docs, pipeline)).toEqual(theirs(docs, pipeline));
        }),
      );
    },
  );
});

describe('A window', () => {
  it('has just the documents that its bounds say', () => {
    fc.assert(
      fc.property(documents, windows, (docs, window) => {
        const sorted = docs.toSorted((a, b) => a.x - b.x);
        const [name, bounds] = Object.entries(window)[0] as [string, [string | number, string | number]];
        const [lower, upper] = [rank(bounds[0], -50), rank(bounds[1], 50)];
        const place = (i: number): number => (name === 'range' ? sorted[i]!.x : i);
        const expected = sorted.map((_, i) =>
          sorted
            .map(({ n }) => n)
            .filter((__, at) => place(at) >= place(i) + lower && place(at) <= place(i) + upper),
        );
        const pipeline = [
          { $setWindowFields: { sortBy: { x: 1 }, output: { value: { $push: '$n', window } } } },
        ];
        expect(ours(docs, pipeline).map(({ value }) => value as unknown)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
