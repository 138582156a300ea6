import { deserialize, serialize, type Document } from 'bson';
import fc from 'fast-check';
import { Query, updateOne } from 'mingo';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { parseUpdate } from '../update/update.ts';
import { parseFilter } from './parse-filter.ts';

/**
 * An independent implementation of MongoDB's operators agrees wherever it is right itself: on documents
 * without nulls, with numbers of one kind and one order of fields, without `$all` and `$elemMatch` of filters.
 */
const doc = (source: Document) => decode(Buffer.from(serialize(source)));

const scalar = fc.oneof(fc.nat(4), fc.constantFrom('a', 'b'), fc.boolean());
const values = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar, y: fc.nat(4) }, { noNullPrototype: true }),
  fc.array(fc.record({ x: scalar, y: fc.nat(4) }, { noNullPrototype: true }), { maxLength: 3 }),
);
const documents = fc.record({ a: values, b: values }, { requiredKeys: [], noNullPrototype: true });
const operator = (names: string[], operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> =>
  fc.tuple(fc.constantFrom(...names), operand).map(([name, value]) => ({ [name]: value }));
const comparisons = fc.oneof(
  scalar,
  operator(['$gt', '$gte', '$lt', '$lte', '$eq', '$ne'], scalar),
  operator(['$in', '$nin'], fc.array(scalar, { maxLength: 3 })),
  operator(['$not'], operator(['$gt', '$eq'], scalar)),
);
const conditions = fc.oneof(
  { weight: 2, arbitrary: comparisons },
  operator(['$exists'], fc.boolean()),
  operator(['$size'], fc.nat(3)),
  operator(['$elemMatch'], operator(['$gt', '$lte'], fc.nat(4))),
);
/** Behind a dot mingo takes the values of an array for an array, so only comparisons are asked there. */
const field = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b'), conditions),
  fc.tuple(fc.constantFrom('a.x', 'a.y', 'b.x'), comparisons),
);
const fields = fc
  .array(field, { minLength: 1, maxLength: 3 })
  .map((list) => Object.fromEntries(list) as Document);
const filters = fc.oneof(
  { weight: 3, arbitrary: fields },
  operator(['$or', '$and', '$nor'], fc.array(fields, { minLength: 1, maxLength: 3 })),
);

describe('mingo agrees', () => {
  it('on which documents a filter accepts', () => {
    fc.assert(
      fc.property(documents, filters, (source, filter) => {
        const expected = new Query(filter as never).test(source);
        expect(parseFilter(doc(filter)).matches(doc(source))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('on what updates make of documents', () => {
    const numbers = fc.record(
      {
        n: fc.integer({ min: 1, max: 9 }),
        list: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
        sub: fc.record({ m: fc.nat(4) }, { noNullPrototype: true }),
      },
      { noNullPrototype: true },
    );
    const updates = fc.oneof(
      operator(
        ['$set', '$inc', '$mul', '$min', '$max'],
        fc.record(
          { n: fc.integer({ min: -5, max: 5 }), 'sub.m': fc.nat(9), 'sub.new': fc.nat(9) },
          { requiredKeys: ['n'], noNullPrototype: true },
        ),
      ),
      operator(['$push', '$addToSet', '$pull'], fc.record({ list: fc.nat(4) }, { noNullPrototype: true })),
      operator(
        ['$push'],
        fc.record(
          {
            list: fc.record(
              {
                $each: fc.array(fc.nat(4), { maxLength: 3 }),
                $sort: fc.constantFrom(1, -1),
                $slice: fc.integer({ min: -4, max: 4 }),
              },
              { requiredKeys: ['$each'], noNullPrototype: true },
            ),
          },
          { noNullPrototype: true },
        ),
      ),
      operator(
        ['$pull'],
        fc.record(
          { list: operator(['$gt', '$in'], fc.constant(2)).map((c) => ('$in' in c ? { $in: [1, 2] } : c)) },
          { noNullPrototype: true },
        ),
      ),
      operator(['$pop'], fc.record({ list: fc.constantFrom(1, -1) }, { noNullPrototype: true })),
      operator(['$unset'], fc.record({ 'sub.m': fc.constant('') }, { noNullPrototype: true })),
      operator(['$rename'], fc.record({ n: fc.constant('sub.n') }, { noNullPrototype: true })),
    );
    fc.assert(
      fc.property(numbers, updates, (source, change) => {
        const expected = [structuredClone(source)] as Document[];
        updateOne(expected as never, {}, structuredClone(change) as never);
        const update = parseUpdate(doc({ change }).get('change'), new Map());
        expect(deserialize(encode(update.apply(doc(source), { inserting: false })))).toEqual(expected[0]);
      }),
      { numRuns: 1000 },
    );
  });
});
