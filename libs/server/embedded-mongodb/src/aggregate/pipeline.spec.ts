import { Decimal128, deserialize, Double, Int32, Long, serialize, type Document } from 'bson';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { pause } from '../query/scan.ts';
import type { Doc, Value } from '../bson/values.ts';
import { compilePipeline } from './stages.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const list = (sources: Document[]): Value[] => doc({ sources }).get('sources') as Value[];

const people = [
  { _id: 1, name: 'Ada', n: 3, tags: ['x', 'y'] },
  { _id: 2, name: 'Bob', n: 1, tags: [] },
  { _id: 3, name: 'Cy', n: 2 },
];
const rooms: Doc[] = [
  { _id: 'r1', owner: 1 },
  { _id: 'r2', owner: 1 },
  { _id: 'r3', owner: null },
].map(doc);

const run = (pipeline: Document[], input: Document[] = people): Document[] => {
  const source = (_: string, filter: Doc): Doc[] => rooms.filter((room) => parseFilter(filter).matches(room));
  const stage = compilePipeline(list(pipeline), { source });
  return [...stage(input.map(doc))].filter((step) => step !== pause).map((step) => deserialize(encode(step)));
};

describe('The ends of groups', () => {
  const of = (accumulator: Document): unknown =>
    run([{ $group: { _id: null, value: accumulator } }])[0]!['value'];

  it.each<[Document, unknown]>([
    [{ $top: { sortBy: { n: 1 }, output: '$name' } }, 'Bob'],
    [{ $bottom: { sortBy: { n: 1 }, output: '$name' } }, 'Ada'],
    [{ $topN: { n: 2, sortBy: { n: -1 }, output: '$name' } }, ['Ada', 'Cy']],
    [
      { $bottomN: { n: 2, sortBy: { n: -1 }, output: ['$name', '$n'] } },
      [
        ['Cy', 2],
        ['Bob', 1],
      ],
    ],
    [{ $topN: { n: 9, sortBy: { none: 1 }, output: '$none' } }, [null, null, null]],
  ])('%j is %j', (accumulator, expected) => {
    expect(of(accumulator)).toEqual(expected);
  });

  it.each<[Document, number]>([
    [{ $top: 5 }, 5788001],
    [{ $top: { n: 1, sortBy: { n: 1 }, output: '$n' } }, 5788002],
    [{ $topN: { sortBy: { n: 1 }, output: '$n' } }, 5788003],
    [{ $top: { sortBy: { n: 1 } } }, 5788004],
    [{ $top: { output: '$n' } }, 5788005],
    [{ $top: { sortBy: 5, output: '$n' } }, 5788604],
    [{ $topN: { n: 0, sortBy: { n: 1 }, output: '$n' } }, 5787908],
  ])('%j is refused', (accumulator, code) => {
    expect(() => of(accumulator)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Totals', () => {
  it.each<[string, unknown[], string, string]>([
    ['ints', [new Int32(1), new Int32(2)], '3', '1.5'],
    ['ints beyond their range', [new Int32(2147483647), new Int32(1)], '2147483648', '1073741824'],
    ['doubles, with what rounding leaves out', [1e16, 1, 1, -1e16].map((n) => new Double(n)), '2', '0.5'],
    [
      'longs beyond their range',
      [Long.MAX_VALUE, Long.MAX_VALUE],
      '18446744073709552000',
      '9223372036854776000',
    ],
    ['infinities', [new Double(Infinity), new Double(1)], 'Infinity', 'Infinity'],
    ['decimals', ['1.10', '2.2'].map((text) => Decimal128.fromString(text)), '3.30', '1.65'],
    ['decimals and ints', [Decimal128.fromString('0.1'), new Int32(3)], '3.1', '1.55'],
  ])('of %s', (_, values, sum, average) => {
    const [group] = run(
      [{ $group: { _id: null, sum: { $sum: '$v' }, average: { $avg: '$v' } } }],
      values.map((v) => ({ v })),
    );
    expect([String(group!['sum']), String(group!['average'])]).toEqual([sum, average]);
  });
});

describe('A pipeline', () => {
  it.each<[string, Document[], Document[]]>([
    ['$match', [{ $match: { n: { $gt: 1 } } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 3 }]],
    ['$sort', [{ $sort: { n: -1 } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 3 }, { _id: 2 }]],
    ['$skip and $limit', [{ $skip: 1 }, { $limit: 1 }, { $project: { _id: 1 } }], [{ _id: 2 }]],
    ['$count', [{ $count: 'n' }], [{ n: 3 }]],
    ['$unset', [{ $limit: 1 }, { $unset: ['tags', 'n'] }], [{ _id: 1, name: 'Ada' }]],
    [
      '$group',
      [
        {
          $group: {
            _id: null,
            sum: { $sum: '$n' },
            average: { $avg: '$n' },
            least: { $min: '$n' },
            names: { $push: '$name' },
            first: { $first: '$name' },
            last: { $last: '$name' },
            count: { $count: {} },
          },
        },
      ],
      [
        {
          _id: null,
          sum: 6,
          average: 2,
          least: 1,
          names: ['Ada', 'Bob', 'Cy'],
          first: 'Ada',
          last: 'Cy',
          count: 3,
        },
      ],
    ],
    ['$group by an array', [{ $group: { _id: '$tags' } }], [{ _id: ['x', 'y'] }, { _id: [] }, { _id: null }]],
    [
      '$unwind',
      [
        { $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
        { $project: { tags: 1, i: 1 } },
      ],
      [
        { _id: 1, tags: 'x', i: 0 },
        { _id: 1, tags: 'y', i: 1 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ],
    ['$unwind without empties', [{ $unwind: '$tags' }, { $count: 'n' }], [{ n: 2 }]],
    [
      '$lookup',
      [
        { $lookup: { from: 'rooms', localField: '_id', foreignField: 'owner', as: 'owned' } },
        { $project: { n: { $size: '$owned' } } },
      ],
      [
        { _id: 1, n: 2 },
        { _id: 2, n: 0 },
        { _id: 3, n: 0 },
      ],
    ],
    [
      '$lookup of a missing field, which stands for null',
      [
        { $limit: 1 },
        { $lookup: { from: 'rooms', localField: 'none', foreignField: 'owner', as: 'owned' } },
        { $project: { owned: 1, _id: 0 } },
      ],
      [{ owned: [{ _id: 'r3', owner: null }] }],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            all: [{ $count: 'n' }],
            top: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ all: [{ n: 3 }], top: [{ _id: 1 }] }],
    ],
    [
      '$sortByCount',
      [{ $sortByCount: { $gt: ['$n', 1] } }],
      [
        { _id: true, count: 2 },
        { _id: false, count: 1 },
      ],
    ],
    ['$replaceWith', [{ $limit: 1 }, { $replaceWith: { who: '$name' } }], [{ who: 'Ada' }]],
    [
      '$addFields',
      [{ $limit: 1 }, { $addFields: { 'a.b': '$n', name: '$$REMOVE' } }],
      [{ _id: 1, n: 3, tags: ['x', 'y'], a: { b: 3 } }],
    ],
    [
      '$project of nested fields',
      [
        { $limit: 1 },
        { $addFields: { a: { b: 1, c: { d: 2 } } } },
        { $project: { _id: 0, a: { c: { d: 1 } } } },
      ],
      [{ a: { c: { d: 2 } } }],
    ],
    [
      '$addFields into a document and into each of an array',
      [
        { $limit: 1 },
        { $set: { a: { x: 1 }, l: [{ y: 1 }, { y: 2 }] } },
        { $set: { a: { z: '$n' }, 'l.k': '$n' } },
        { $project: { _id: 0, a: 1, l: 1 } },
      ],
      [
        {
          a: { x: 1, z: 3 },
          l: [
            { y: 1, k: 3 },
            { y: 2, k: 3 },
          ],
        },
      ],
    ],
    [
      '$project of a computed field below a plain one',
      [{ $limit: 1 }, { $project: { _id: 0, 'n.m': '$name' } }],
      [{ n: { m: 'Ada' } }],
    ],
  ])('runs %s', (_, pipeline, expected) => {
    expect(run(pipeline)).toEqual(expected);
  });

  it.each<[Document | string, unknown]>([
    [{ $cond: [{ $gt: ['$n', 2] }, 'many', 'few'] }, 'many'],
    [{ $ifNull: ['$none', '$name'] }, 'Ada'],
    [{ $switch: { branches: [{ case: { $eq: ['$n', 3] }, then: 'three' }], default: 'other' } }, 'three'],
    [{ $filter: { input: '$tags', as: 't', cond: { $eq: ['$$t', 'y'] } } }, ['y']],
    [{ $map: { input: '$tags', in: { $concat: ['$$this', '!'] } } }, ['x!', 'y!']],
    [{ $reduce: { input: '$tags', initialValue: '', in: { $concat: ['$$value', '$$this'] } } }, 'xy'],
    [{ $let: { vars: { m: { $add: ['$n', 1] } }, in: { $multiply: ['$$m', 2] } } }, 8],
    [{ $arrayElemAt: ['$tags', -1] }, 'y'],
    [{ $slice: ['$tags', 1] }, ['x']],
    [{ $in: ['x', '$tags'] }, true],
    [{ $concatArrays: ['$tags', ['z']] }, ['x', 'y', 'z']],
    [{ $mergeObjects: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
    [{ $divide: ['$n', 2] }, 1.5],
    [{ $mod: ['$n', 2] }, 1],
    [{ $toUpper: '$name' }, 'ADA'],
    [{ $type: '$none' }, 'missing'],
    [{ $max: ['$n', 5, null] }, 5],
    [{ $eq: ['$none', null] }, false],
    [{ $literal: '$n' }, '$n'],
  ])('computes %j', (expression, expected) => {
    expect(run([{ $limit: 1 }, { $project: { _id: 0, result: expression } }])).toEqual([
      { result: expected },
    ]);
  });

  it('keeps the types of numbers in sums', () => {
    const sums = (values: unknown[]): unknown => {
      const stage = compilePipeline(list([{ $group: { _id: null, sum: { $sum: '$v' } } }]), {
        source: () => [],
      });
      const [result] = stage(values.map((v) => doc({ v })));
      return (result as Doc).get('sum');
    };
    expect(sums([new Int32(1), new Int32(2)])).toEqual(new Int32(3));
    expect(sums([new Int32(0x7fffffff), new Int32(1)])).toEqual(Long.fromNumber(0x80000000));
    expect(sums([new Int32(1), new Double(2)])).toEqual(new Double(3));
    expect(sums([new Int32(1), 'text', null])).toEqual(new Int32(1));
  });

  it.each<[Document, number]>([
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $limit: 0 }, 15958],
    [{ $group: { a: { $sum: 1 } } }, 15955],
    [{ $unwind: 'tags' }, 28818],
    [{ $project: { a: { $divide: [1, 0] } } }, 2],
    [{ $project: { a: '$$none' } }, 17276],
    [{ $lookup: { from: 'rooms', let: { Upper: 1 }, pipeline: [], as: 'x' } }, 9],
  ])('refuses %j with code %s', (stage, code) => {
    expect(() => run([stage])).toThrow(expect.objectContaining({ code }));
  });
});
