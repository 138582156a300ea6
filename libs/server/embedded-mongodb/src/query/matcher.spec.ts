import { Decimal128, deserialize, serialize, type Document } from 'bson';
import { decode } from '../bson/decode.ts';
import { parseFilter } from './parse-filter.ts';

/** From a plain object, as drivers encode it. */
const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const matches = (filter: Document, source: Document): boolean =>
  parseFilter(doc(filter)).matches(doc(source));

describe('A filter', () => {
  it.each<[Document, Document, boolean]>([
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: [null] }, true],
    [{ a: null }, { a: [] }, false],
    [{ 'a.b': null }, {}, true],
    [{ 'a.b': null }, { a: {} }, true],
    [{ 'a.b': null }, { a: 5 }, true],
    [{ 'a.b': null }, { a: [{}] }, true],
    [{ 'a.b': null }, { a: [] }, false],
    [{ 'a.b': null }, { a: [null] }, false],
    [{ 'a.b': null }, { a: [1, 2] }, false],
    [{ 'a.b': { $exists: false } }, { a: [1, 2] }, true],
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $ne: null } }, { a: [] }, true],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gt: null } }, { a: null }, false],
  ])('%j treats null and missing as MongoDB does: %j → %s', (filter, source, expected) => {
    expect(matches(filter, source)).toBe(expected);
  });

  it.each<[Document, Document, boolean]>([
    [{ a: 1 }, { a: [0, 1] }, true],
    [{ a: [0, 1] }, { a: [0, 1] }, true],
    [{ a: [1] }, { a: [[1], 2] }, true],
    [{ a: 1 }, { a: [[1]] }, false],
    [{ a: { $gt: 1, $lt: 5 } }, { a: [0, 9] }, true],
    [{ a: { $elemMatch: { $gt: 1, $lt: 5 } } }, { a: [0, 9] }, false],
    [
      { a: { $elemMatch: { b: 1, c: 2 } } },
      {
        a: [
          { b: 1, c: 3 },
          { b: 0, c: 2 },
        ],
      },
      false,
    ],
    [
      { 'a.b': 1, 'a.c': 2 },
      {
        a: [
          { b: 1, c: 3 },
          { b: 0, c: 2 },
        ],
      },
      true,
    ],
    [{ 'a.1': 7 }, { a: [6, 7] }, true],
    [{ 'a.0.b': 1 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    [{ 'a.01': 7 }, { a: [6, 7] }, false],
    [{ a: { $size: 2 } }, { a: [1, 2] }, true],
    [{ a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
    [{ a: { $all: [] } }, { a: [] }, false],
    [{ a: { $nin: [1] } }, { a: [1, 2] }, false],
    [{ a: { $not: { $gt: 1 } } }, {}, true],
  ])('%j reads arrays as MongoDB does: %j → %s', (filter, source, expected) => {
    expect(matches(filter, source)).toBe(expected);
  });

  it.each<[Document, Document, boolean]>([
    [{ a: { $gt: 1 } }, { a: '2' }, false],
    [{ a: { $lt: '2' } }, { a: 1 }, false],
    [{ a: { $gte: NaN } }, { a: NaN }, true],
    [{ a: { $lt: 5 } }, { a: NaN }, false],
    [{ a: 0.1 }, { a: Decimal128.fromString('0.1') }, false],
    [{ a: 1.5 }, { a: Decimal128.fromString('1.50') }, true],
    [{ a: 9007199254740993n }, { a: 9007199254740992 }, false],
    [{ a: -0 }, { a: 0 }, true],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
    [{ a: { b: 1 } }, { a: { b: 1, c: 2 } }, false],
    [{ a: true }, { a: 1 }, false],
    [{ a: { $type: 'number' } }, { a: 1 }, true],
    [{ a: { $type: 'string' } }, { a: [1, 'x'] }, true],
    [{ a: { $mod: [4, 1] } }, { a: 9 }, true],
    [{ a: { $in: [/^x/, 5] } }, { a: 'xy' }, true],
  ])('%j keeps types apart as MongoDB does: %j → %s', (filter, source, expected) => {
    expect(matches(filter, source)).toBe(expected);
  });

  it('compares the order of fields as written, even of names that look like numbers', () => {
    const bytes = (names: string[]) => new Map([['a', new Map(names.map((name) => [name, true]))]]);
    expect(parseFilter(bytes(['10', '2'])).matches(bytes(['2', '10']))).toBe(false);
    expect(parseFilter(bytes(['10', '2'])).matches(bytes(['10', '2']))).toBe(true);
  });

  it('sees fields with the names of JavaScript as any others', () => {
    expect(matches({ ['__proto__']: 1 }, JSON.parse('{"__proto__": 1}') as Document)).toBe(true);
    expect(matches({ constructor: null }, {})).toBe(true);
    expect(matches({ 'toString.length': { $exists: true } }, {})).toBe(false);
  });

  it.each<[Document, RegExp]>([
    [{ $or: [] }, /\$or must be a nonempty array/],
    [{ a: { $in: 5 } }, /\$in needs an array/],
    [{ a: { $in: [{ $gt: 1 }] } }, /cannot nest \$ under \$in/],
    [{ a: { $gt: 1, b: 2 } }, /unknown operator: b/],
    [{ a: { $size: -1 } }, /\$size/],
    [{ a: { $not: 5 } }, /\$not needs/],
    [{ a: { $ne: /x/ } }, /Can't have regex as arg to \$ne/],
    [{ a: { $options: 'i' } }, /\$options needs a \$regex/],
    [{ a: { $mod: [0, 1] } }, /divisor cannot be 0/],
  ])('%j is refused', (filter, message) => {
    expect(() => parseFilter(doc(filter))).toThrow(message);
  });

  it('leaves what it reads as it is', () => {
    const bytes = Buffer.from(serialize({ a: [1, { b: 2 }] }));
    const before = deserialize(bytes);
    parseFilter(doc({ 'a.b': 2 })).matches(decode(bytes));
    expect(deserialize(bytes)).toEqual(before);
  });
});
