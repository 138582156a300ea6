import { Decimal128, deserialize, Double, Int32, Long, serialize, type Document } from 'bson';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { parseArrayFilters } from './array-paths.ts';
import { parseUpdate } from './update.ts';
import { upsertedDocument } from './upsert.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const options = { promoteValues: false } as const;

const update = (
  source: Document,
  change: Document,
  filter: Document = {},
  arrayFilters?: Document[],
): Document => {
  const before = doc(source);
  const trail: { position?: number | undefined } = {};
  parseFilter(doc(filter)).matches(before, trail);
  const filters = parseArrayFilters(arrayFilters && doc({ arrayFilters }).get('arrayFilters'));
  const changed = parseUpdate(doc({ change }).get('change'), filters).apply(before, {
    ...trail,
    inserting: false,
  });
  return deserialize(encode(changed));
};

describe('An update', () => {
  it.each<[Document, Document, Document]>([
    [{}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ n: 1 }, { $inc: { n: 2, m: 5 } }, { n: 3, m: 5 }],
    [{ n: 2 }, { $mul: { n: 3, m: 5 } }, { n: 6, m: 0 }],
    [
      { n: Decimal128.fromString('1.10') },
      { $inc: { n: 2 }, $mul: { m: Decimal128.fromString('2.0') } },
      { n: Decimal128.fromString('3.10'), m: Decimal128.fromString('0.0') },
    ],
    [{ n: 5 }, { $min: { n: 3 }, $max: { m: 1 } }, { n: 3, m: 1 }],
    [{ n: 'text' }, { $max: { n: 3 } }, { n: 'text' }],
    [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    [{ a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: 1, $slice: -2 } } }, { a: [2, 3] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: 0 } } }, { a: [9, 1, 2] }],
    [
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }, { a: [1] }],
    [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    [{ a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    [{ n: 5 }, { $bit: { n: { and: 4 } } }, { n: 4 }],
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [{ n: 1 }, { $setOnInsert: { m: 1 }, $set: { n: 2 } }, { n: 2 }],
  ])('of %j by %j gives %j', (source, change, expected) => {
    expect(update(source, change)).toEqual(expected);
  });

  it('adds fields in the order of their names', () => {
    expect(Object.keys(update({ z: 1 }, { $set: { c: 1, a: 1, b: 1 } }))).toEqual(['z', 'a', 'b', 'c']);
  });

  it('changes the array element that the filter matched', () => {
    expect(update({ a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { a: 2 })).toEqual({ a: [1, 9, 3] });
    const members = { a: [{ id: 1 }, { id: 2 }] };
    expect(update(members, { $set: { 'a.$.on': true } }, { a: { $elemMatch: { id: 2 } } })).toEqual({
      a: [{ id: 1 }, { id: 2, on: true }],
    });
    expect(update(members, { $set: { 'a.$.on': true } }, { 'a.id': 2 })).toEqual({
      a: [{ id: 1 }, { id: 2, on: true }],
    });
  });

  it('changes all array elements, or those that a filter picks', () => {
    expect(update({ a: [1, 2] }, { $inc: { 'a.$[]': 10 } })).toEqual({ a: [11, 12] });
    expect(
      update({ a: [{ n: 1 }, { n: 5 }] }, { $set: { 'a.$[big].n': 0 } }, {}, [{ 'big.n': { $gt: 3 } }]),
    ).toEqual({
      a: [{ n: 1 }, { n: 0 }],
    });
  });

  it('keeps the types of numbers, and widens them as MongoDB does', () => {
    const typed = { i: new Int32(1), l: Long.fromNumber(1), d: new Double(1), big: new Int32(0x7fffffff) };
    const changed = parseUpdate(doc({ u: { $inc: { i: 1, l: 1, d: 1, big: 1 } } }).get('u'), new Map());
    const after = deserialize(encode(changed.apply(doc(typed), { inserting: false })), options);
    expect(after).toEqual({
      i: new Int32(2),
      l: Long.fromNumber(2),
      d: new Double(2),
      big: Long.fromNumber(0x80000000),
    });
  });

  it('by a pipeline computes from the document', () => {
    const stages = [{ $set: { total: { $add: ['$a', '$b'] } } }, { $unset: 'b' }];
    expect(update({ _id: 1, a: 1, b: 2 }, stages)).toEqual({ _id: 1, a: 1, total: 3 });
  });

  it.each<[Document, Document, number]>([
    [{ a: 'text' }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $set: { 'a.x': 1 } }, 28],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ _id: 1 }, { _id: 2, a: 1 }, 66],
    [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    [{}, { $set: { a: 1, 'a.b': 1 } }, 40],
    [{}, { $foo: { a: 1 } }, 9],
    [{}, { $set: { 'a..b': 1 } }, 56],
    [{}, { $set: { $a: 1 } }, 52],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
    [{ a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
  ])('of %j by %j is refused with code %s, and changes nothing', (source, change, code) => {
    expect(() => update(source, change)).toThrow(expect.objectContaining({ code }));
  });

  it('leaves the document it was given as it was', () => {
    const before = doc({ a: { b: [1] } });
    const bytes = encode(before);
    parseUpdate(doc({ u: { $push: { 'a.b': 2 }, $set: { 'a.c': 1 } } }).get('u'), new Map()).apply(before, {
      inserting: false,
    });
    expect(encode(before).equals(bytes)).toBe(true);
  });
});

describe('An upsert', () => {
  const upsert = (filter: Document, change: Document): Document =>
    deserialize(
      encode(
        upsertedDocument(parseFilter(doc(filter)), parseUpdate(doc({ change }).get('change'), new Map())),
      ),
    );

  it('inserts what the filter holds fixed, then the update, with _id first', () => {
    const made = upsert(
      { 'a.b': 1, n: { $gt: 5 }, $and: [{ c: { $eq: 2 } }, { d: { $in: [3] } }] },
      { $set: { x: 1 }, $setOnInsert: { y: 2 } },
    );
    expect(made).toMatchObject({ a: { b: 1 }, c: 2, d: 3, x: 1, y: 2 });
    expect(Object.keys(made)[0]).toBe('_id');
    expect(made).not.toHaveProperty('n');
  });

  it('keeps only _id of the filter when it replaces', () => {
    expect(upsert({ _id: 7, a: 1 }, { b: 2 })).toEqual({ _id: 7, b: 2 });
  });

  it('is refused when the filter fixes a field twice', () => {
    expect(() => upsert({ a: 1, $and: [{ a: 2 }] }, { $set: { x: 1 } })).toThrow(
      expect.objectContaining({ code: 54 }),
    );
  });
});
