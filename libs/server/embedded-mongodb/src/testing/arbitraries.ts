import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import type { Doc, Value } from '../bson/values.ts';

/** Values that lie close together, so that equalities, ties and type brackets come up often. */
const numbers: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => Long.fromNumber(n)),
  fc
    .constantFrom(-2.5, -1, -0, 0, 0.1, 1, 1.5, 2, NaN, Infinity, -Infinity, 2 ** 53, 1e300)
    .map((n) => new Double(n)),
  fc
    .constantFrom('9007199254740993', '9007199254740992', '-9007199254740993', '9223372036854775807', '2')
    .map((n) => Long.fromString(n)),
  fc
    .constantFrom(
      '0.1',
      '1',
      '1.0',
      '1.50',
      '-2.5',
      'NaN',
      'Infinity',
      '9007199254740993',
      '1E+400',
      '1E-400',
      '0',
    )
    .map((n) => Decimal128.fromString(n)),
);

const texts: fc.Arbitrary<Value> = fc.constantFrom(
  '',
  'a',
  'ab',
  'a\0',
  'a\0b',
  'b',
  'é',
  '\uffff',
  '😀',
  'aß',
);

const scalars: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: numbers },
  { weight: 4, arbitrary: texts },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.boolean(),
  fc.integer({ min: -2, max: 2 }).map((n) => new Date(n * 1000)),
  fc.integer({ min: 0, max: 2 }).map((n) => new ObjectId(`${'0'.repeat(23)}${n}`)),
  fc.uint8Array({ maxLength: 2 }).map((bytes) => new Binary(bytes)),
  fc.nat(2).map((n) => new Timestamp({ t: n, i: 1 })),
  fc.constantFrom(new MinKey(), new MaxKey(), new BSONRegExp('a', 'i')),
);

/** Integer-like names are among them, since JavaScript would put those first. */
export const names = fc.constantFrom('a', 'b', '10', '2');

export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value; doc: Doc; list: Value[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 6, arbitrary: scalars },
    tie('list'),
    tie('doc'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  doc: fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
})).value;

export const documents: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(names, values), { maxLength: 4 })
  .map((entries) => new Map(entries));

export const paths = fc.constantFrom('a', 'b', 'a.b', 'a.a', 'b.a', 'a.10', 'a.0', 'a.b.a');
/** Paths that an index may have. */
export const indexPaths = fc.constantFrom('a', 'b', 'a.b', 'a.a', 'b.a', 'a.b.a');

const conditions: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: values },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), values)
      .map((entry) => new Map([entry])),
  },
  fc.tuple(fc.constantFrom('$gt', '$gte'), numbers, fc.constantFrom('$lt', '$lte'), numbers).map(
    ([low, from, high, to]) =>
      new Map([
        [low, from],
        [high, to],
      ] as [string, Value][]),
  ),
  fc
    .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(values, { maxLength: 3 }))
    .map(([op, list]) => new Map<string, Value>([[op, list]])),
  fc.boolean().map((wanted) => new Map<string, Value>([['$exists', wanted]])),
  fc.nat(2).map((size) => new Map<string, Value>([['$size', new Int32(size)]])),
  fc
    .constantFrom('^a', '^ab?', 'b$', '^a|b', 'a')
    .map((pattern) => new Map<string, Value>([['$regex', pattern]])),
  fc
    .tuple(fc.constantFrom('$gt', '$lte'), values)
    .map((entry) => new Map<string, Value>([['$elemMatch', new Map([entry])]])),
  fc
    .tuple(fc.constantFrom('$gt', '$eq'), values)
    .map((entry) => new Map<string, Value>([['$not', new Map([entry])]])),
);

const isDollarFree = (value: Value): boolean => !(value instanceof BSONRegExp);

const fieldFilters: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(paths, conditions), { minLength: 1, maxLength: 3 })
  .map((entries) => new Map(entries));

/** Filters over the paths of the documents; regular expressions stand only where MongoDB lets them. */
export const filters: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: fieldFilters },
  fc
    .tuple(fc.constantFrom('$or', '$and', '$nor'), fc.array(fieldFilters, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => new Map<string, Value>([[operator, list]])),
  fc
    .tuple(fieldFilters, fc.array(fieldFilters, { minLength: 1, maxLength: 2 }))
    .map(([filter, list]) => new Map<string, Value>([...filter, ['$or', list]])),
);

const directions = fc.constantFrom<1 | -1>(1, -1).map((sign) => new Int32(sign));

/** Key patterns of one to three different fields. */
export const patterns: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(indexPaths, directions), { minLength: 1, maxLength: 3, selector: ([path]) => path })
  .map((entries) => new Map<string, Value>(entries));

export { isDollarFree };
