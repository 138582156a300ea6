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

const nested = (leaf: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.letrec<{ value: Value; doc: Doc; list: Value[] }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'medium' },
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: tie('list') },
      { weight: 2, arbitrary: tie('doc') },
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    doc: fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
  })).value;

/** Any values, of all types. */
export const values = nested(scalars);

/** Values from a small world, so that conditions hit and arrays straddle their bounds. */
const small: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5).map((n) => new Int32(n)) },
  fc.constantFrom<Value>(null, 'a'),
);
const mixed = fc.oneof({ weight: 3, arbitrary: nested(small) }, { weight: 1, arbitrary: values });
const operands = fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: values });

export const documents: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(fc.constantFrom('a', 'a', 'b', '10'), mixed), { maxLength: 4 })
  .map((entries) => new Map(entries));

export const paths = fc.constantFrom('a', 'a', 'a', 'b', 'a.b', 'a.a', 'b.a', 'a.10', 'a.0', 'a.b.a');
/** Paths that an index may have. */
export const indexPaths = fc.constantFrom('a', 'a', 'b', 'a.b', 'a.a', 'b.a', 'a.b.a');

const one = (operator: string, operand: Value): Value => new Map([[operator, operand]]);

const conditions: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: operands },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), operands)
      .map(([operator, operand]) => one(operator, operand)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('$gt', '$gte'), small, fc.constantFrom('$lt', '$lte'), small).map(
      ([low, from, high, to]): Value =>
        new Map([
          [low, from],
          [high, to],
        ]),
    ),
  },
  fc
    .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(operands, { maxLength: 3 }))
    .map(([operator, list]) => one(operator, list)),
  fc.boolean().map((wanted) => one('$exists', wanted)),
  fc.nat(2).map((size) => one('$size', new Int32(size))),
  fc.constantFrom('^a', '^ab?', 'b$', '^a|b', 'a').map((pattern) => one('$regex', pattern)),
  fc
    .tuple(fc.constantFrom('$gt', '$lte'), operands)
    .map(([operator, operand]) => one('$elemMatch', one(operator, operand))),
  fc
    .tuple(fc.constantFrom('$gt', '$eq'), operands)
    .map(([operator, operand]) => one('$not', one(operator, operand))),
);

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

const smallInt = fc.nat(5).map((n): Value => new Int32(n));
const pair = fc.tuple(smallInt, smallInt).map(
  ([a, b]): Value =>
    new Map([
      ['a', a],
      ['b', b],
    ]),
);
const arrayOf = (element: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.array(element, { maxLength: 3 }).map((list): Value => list);

const range = fc
  .tuple(fc.constantFrom('$gt', '$gte', '$eq'), smallInt, fc.constantFrom('$lt', '$lte'), smallInt)
  .map(
    ([low, from, high, to]): Value =>
      new Map([
        [low, from],
        [high, to],
      ]),
  );
const narrowConditions: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: range },
  { weight: 2, arbitrary: smallInt },
  fc.array(smallInt, { maxLength: 3 }).map((list) => one('$in', list)),
  fc.constant(null),
);

/** A world of two fields with numbers, arrays of numbers and arrays of pairs: where index bounds go wrong. */
export const arrayWorld = {
  documents: fc
    .tuple(fc.oneof(smallInt, arrayOf(smallInt), arrayOf(pair), pair), fc.oneof(smallInt, arrayOf(smallInt)))
    .map(
      ([a, b]): Doc =>
        new Map([
          ['a', a],
          ['b', b],
        ]),
    ),
  filters: fc
    .array(fc.tuple(fc.constantFrom('a', 'a.a', 'a.b', 'b'), narrowConditions), {
      minLength: 1,
      maxLength: 3,
    })
    .map((entries): Doc => new Map(entries)),
  patterns: fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'a.a', 'a.b', 'b'), directions), {
      minLength: 1,
      maxLength: 2,
      selector: ([path]) => path,
    })
    .map((entries): Doc => new Map<string, Value>(entries)),
};

/** The wide world of all types and operators. */
export const wideWorld = { documents, filters, patterns };
