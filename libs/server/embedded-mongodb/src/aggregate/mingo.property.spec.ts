import type { Document } from 'bson';
import fc from 'fast-check';
import { ours, theirs } from '../testing/beside-mingo.ts';

const numbers = fc.integer({ min: -50, max: 50 });
const texts = fc
  .array(fc.constantFrom('a', 'b', ' ', 'B', '-'), { maxLength: 6 })
  .map((list) => list.join(''));
const documents = fc.record(
  {
    n: numbers,
    m: fc.integer({ min: 1, max: 9 }),
    s: texts,
    t: fc.constantFrom('a', 'b-', ' '),
    list: fc.array(fc.nat(4), { maxLength: 5 }),
    more: fc.array(fc.nat(4), { maxLength: 5 }),
  },
  { noNullPrototype: true },
);
const at = new Date('2024-05-06T07:08:09.010Z');

/** Expressions of each kind in which mingo keeps to MongoDB's rules. */
const expressions: Document[] = [
  { $abs: '$n' },
  { $ceil: { $divide: ['$n', '$m'] } },
  { $floor: { $divide: ['$n', '$m'] } },
  { $pow: ['$n', 2] },
  { $sqrt: { $abs: '$n' } },
  { $bitAnd: ['$n', '$m'] },
  { $bitOr: ['$n', '$m'] },
  { $bitXor: ['$n', '$m'] },
  { $range: [0, '$m', 2] },
  { $reverseArray: '$list' },
  { $indexOfArray: ['$list', 2] },
  { $setIsSubset: ['$list', '$more'] },
  { $setEquals: ['$list', '$more'] },
  { $allElementsTrue: ['$list'] },
  { $anyElementTrue: ['$list'] },
  { $firstN: { input: '$list', n: '$m' } },
  { $lastN: { input: '$list', n: '$m' } },
  { $sortArray: { input: '$list', sortBy: -1 } },
  { $objectToArray: { a: '$n' } },
  { $split: ['$s', '-'] },
  { $trim: { input: '$s' } },
  { $ltrim: { input: '$s', chars: 'a' } },
  { $replaceAll: { input: '$s', find: '$t', replacement: '+' } },
  { $replaceOne: { input: '$s', find: '$t', replacement: '+' } },
  { $strLenBytes: '$s' },
  { $toString: '$n' },
  { $toBool: '$n' },
  { $dateToString: { date: at, format: '%Y-%m-%d %H:%M:%S' } },
  { $dateAdd: { startDate: at, unit: 'day', amount: '$n' } },
  {
    $dateDiff: {
      startDate: { $dateAdd: { startDate: at, unit: 'hour', amount: '$n' } },
      endDate: at,
      unit: 'hour',
    },
  },
];

describe('mingo agrees', () => {
  it.each(expressions)('on %j of random documents', (expression) => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 4 }), (docs) => {
        const pipeline = [{ $project: { value: expression } }];
        const input = docs.map((source, _id) => ({ _id, ...source }));
        expect(ours(input, pipeline)).toEqual(theirs(input, pipeline));
      }),
      { numRuns: 60 },
    );
  });

  it('on groups and their accumulators', () => {
    const group = {
      _id: '$m',
      first: { $firstN: { input: '$n', n: 2 } },
      last: { $lastN: { input: '$n', n: 2 } },
      most: { $maxN: { input: '$n', n: 2 } },
    };
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 8 }), (docs) => {
        const stages = [{ $group: group }, { $sort: { _id: 1 } }];
        expect(ours(docs, stages)).toEqual(theirs(docs, stages));
      }),
      { numRuns: 100 },
    );
  });
});
