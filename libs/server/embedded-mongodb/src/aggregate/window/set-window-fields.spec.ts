import { Decimal128, deserialize, Double, Int32, Long, serialize, type Document } from 'bson';
import { decode } from '../../bson/decode.ts';
import { encode } from '../../bson/encode.ts';
import type { Value } from '../../bson/values.ts';
import { pause } from '../../query/scan.ts';
import { compilePipeline } from '../stages.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const sent = (values: unknown): unknown =>
  deserialize(serialize({ values }), { promoteValues: false })['values'];

const run = (stage: Document, input: Document[]): Document[] => {
  const stages = doc({ pipeline: [{ $setWindowFields: stage }] }).get('pipeline') as Value[];
  const flow = compilePipeline(stages, { source: () => [] })(input.map(doc));
  return [...flow]
    .filter((step) => step !== pause)
    .map((step) => deserialize(encode(step), { promoteValues: false }));
};

/** The values of one window function over documents `{x, y}`, sorted by `x`. */
const over = (points: readonly (readonly [unknown, unknown])[], output: Document): unknown[] =>
  run(
    { sortBy: { x: 1 }, output: { value: output } },
    points.map(([x, y]) => ({ x, y })),
  ).map((found) => found['value'] as unknown);

const five = [1, 2, 3, 4, 5].map((n) => [n, n * 10] as const);
const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

describe('A window function', () => {
  it.each<[string, readonly (readonly [unknown, unknown])[], Document, unknown[]]>([
    ['over everything', five, { $sum: '$y' }, [150, 150, 150, 150, 150]],
    ['so far', five, { $sum: '$y', window: { documents: ['unbounded', 'current'] } }, [10, 30, 60, 100, 150]],
    ['over neighbours', five, { $sum: '$y', window: { documents: [-1, 1] } }, [30, 60, 90, 120, 90]],
    ['outside of the partition', five, { $sum: '$y', window: { documents: [4, 6] } }, [50, 0, 0, 0, 0]],
    [
      'over a range',
      [
        [1, 1],
        [2, 1],
        [4, 1],
        [8, 1],
      ],
      { $count: {}, window: { range: [-2, 0] } },
      [1, 2, 2, 1],
    ],
    [
      'over a range that is empty',
      [
        [1, 1],
        [5, 1],
      ],
      { $avg: '$y', window: { range: [1, 2] } },
      [null, null],
    ],
    [
      'over equal values',
      [
        [1, 1],
        [1, 1],
        [2, 1],
      ],
      { $count: {}, window: { range: [0, 0] } },
      [2, 2, 1],
    ],
    [
      'over days',
      [
        [day(1), 1],
        [day(2), 2],
        [day(4), 4],
      ],
      { $push: '$y', window: { range: [-1, 0], unit: 'day' } },
      [[1], [1, 2], [4]],
    ],
    ['$min', five, { $min: '$y', window: { documents: ['current', 'unbounded'] } }, [10, 20, 30, 40, 50]],
    ['$max', five, { $max: '$y', window: { documents: [-2, -1] } }, [null, 10, 20, 30, 40]],
    [
      '$push',
      five,
      { $push: '$x', window: { documents: ['unbounded', 'current'] } },
      [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5]],
    ],
    ['$first', five, { $first: '$y', window: { documents: [-1, 0] } }, [10, 10, 20, 30, 40]],
    ['$last', five, { $last: '$y', window: { documents: [1, 2] } }, [30, 40, 50, 50, null]],
    [
      '$first of what is missing',
      [
        [1, 1],
        [2, 2],
      ],
      { $first: '$none' },
      [undefined, undefined],
    ],
    ['$shift', five, { $shift: { output: '$y', by: -1, default: 'none' } }, ['none', 10, 20, 30, 40]],
    [
      '$shift without default',
      [
        [1, 1],
        [2, 2],
      ],
      { $shift: { output: '$y', by: 1 } },
      [2, null],
    ],
    [
      '$rank',
      [
        [1, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      { $rank: {} },
      [1, 1, 3, 4],
    ],
    [
      '$denseRank',
      [
        [1, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      { $denseRank: {} },
      [1, 1, 2, 3],
    ],
    [
      '$rank of null and missing',
      [
        [null, 0],
        [undefined, 0],
        [3, 0],
      ],
      { $rank: {} },
      [1, 1, 3],
    ],
    [
      '$top',
      five,
      { $top: { sortBy: { y: -1 }, output: '$x' }, window: { documents: [-1, 0] } },
      [1, 2, 3, 4, 5],
    ],
    [
      '$documentNumber',
      [
        [1, 0],
        [1, 0],
        [2, 0],
      ],
      { $documentNumber: {} },
      [1, 2, 3],
    ],
    [
      '$locf',
      [
        [1, null],
        [2, 5],
        [3, null],
        [4, undefined],
        [5, 7],
      ],
      { $locf: '$y' },
      [null, 5, 5, 5, 7],
    ],
    [
      '$linearFill',
      [
        [1, null],
        [2, 10],
        [3, null],
        [6, 50],
        [7, null],
      ],
      { $linearFill: '$y' },
      [null, 10, new Double(20), 50, null],
    ],
    [
      '$linearFill over dates',
      [
        [day(1), 0],
        [day(2), null],
        [day(3), 8],
      ],
      { $linearFill: '$y' },
      [0, new Double(4), 8],
    ],
    [
      '$derivative',
      [
        [1, 1],
        [2, 3],
        [4, 4],
      ],
      { $derivative: { input: '$y' }, window: { documents: [-1, 0] } },
      [null, new Double(2), new Double(0.5)],
    ],
    [
      '$derivative per hour',
      [
        [day(1), 0],
        [day(2), 24],
      ],
      { $derivative: { input: '$y', unit: 'hour' }, window: { documents: ['unbounded', 'unbounded'] } },
      [new Double(0.9999999999999999), new Double(0.9999999999999999)],
    ],
    [
      '$integral',
      [
        [0, 0],
        [1, 2],
        [3, 2],
      ],
      { $integral: { input: '$y' }, window: { documents: ['unbounded', 'current'] } },
      [0, new Double(1), new Double(5)],
    ],
    [
      '$integral per day',
      [
        [day(1), 3],
        [day(3), 3],
      ],
      { $integral: { input: '$y', unit: 'day' } },
      [new Double(6), new Double(6)],
    ],
    [
      '$expMovingAvg with N',
      [
        [1, 13],
        [2, 15.4],
        [3, 12],
      ],
      { $expMovingAvg: { input: '$y', N: 2 } },
      [new Double(13), new Double(14.6), new Double(12.866666666666667)],
    ],
    [
      '$expMovingAvg with alpha',
      [
        [1, 10],
        [2, null],
        [3, 20],
      ],
      { $expMovingAvg: { input: '$y', alpha: 0.75 } },
      [new Double(10), new Double(10), new Double(17.5)],
    ],
    [
      '$expMovingAvg of decimals',
      [
        [1, decimal('1')],
        [2, decimal('2')],
      ],
      { $expMovingAvg: { input: '$y', alpha: 0.5 } },
      [decimal('1'), decimal('1.500000000000000')],
    ],
    [
      'longs that stay',
      [
        [1, Long.fromNumber(1)],
        [2, Long.fromNumber(2)],
      ],
      { $sum: '$y' },
      [Long.fromNumber(3), Long.fromNumber(3)],
    ],
    [
      'longs that leave the window again',
      [
        [1, Long.fromNumber(1)],
        [2, Long.fromNumber(2)],
      ],
      { $sum: '$y', window: { documents: [0, 1] } },
      [3, 2],
    ],
  ])('%s', (_, points, output, expected) => {
    const found = over(points, output);
    const wanted = sent(expected.map((value) => (value === undefined ? null : value))) as unknown[];
    expect(found.map((value) => value ?? null)).toEqual(wanted);
    expected.forEach((value, i) => expect(found[i] === undefined).toBe(value === undefined));
  });

  it('sees each partition by itself, and gives them in their order', () => {
    const docs = [{ g: 'b', n: 2 }, { g: 'a', n: 3 }, { n: 1 }, { g: 'b', n: 1 }, { g: null, n: 4 }];
    const found = run(
      {
        partitionBy: '$g',
        sortBy: { n: -1 },
        output: { 'of.sum': { $sum: '$n' }, place: { $documentNumber: {} } },
      },
      docs,
    );
    expect(found).toEqual(
      [
        { g: null, n: 4, of: { sum: 5 }, place: 1 },
        { n: 1, of: { sum: 5 }, place: 2 },
        { g: 'a', n: 3, of: { sum: 3 }, place: 1 },
        { g: 'b', n: 2, of: { sum: 3 }, place: 1 },
        { g: 'b', n: 1, of: { sum: 3 }, place: 2 },
      ].map((wanted) => sent(wanted)),
    );
  });

  it.each<[string, Document, number]>([
    ['without a sort', { output: { v: { $sum: 1, window: { documents: [-1, 0] } } } }, 5339901],
    ['a range without a sort', { output: { v: { $sum: 1, window: { range: [-1, 0] } } } }, 5339902],
    [
      'a descending range',
      { sortBy: { x: -1 }, output: { v: { $sum: 1, window: { range: [-1, 0] } } } },
      8947401,
    ],
    [
      'bounds the wrong way',
      { sortBy: { x: 1 }, output: { v: { $sum: 1, window: { documents: [1, 0] } } } },
      5339900,
    ],
    [
      'a bound that is no number',
      { sortBy: { x: 1 }, output: { v: { $sum: 1, window: { documents: ['now', 0] } } } },
      9,
    ],
    [
      'both kinds of bounds',
      { sortBy: { x: 1 }, output: { v: { $sum: 1, window: { range: [0, 1], documents: [0, 1] } } } },
      9,
    ],
    ['an unknown function', { output: { v: { $summ: 1 } } }, 9],
    ['two functions', { output: { v: { $sum: 1, $avg: 1 } } }, 9],
    [
      'a function that is not here',
      { output: { v: { $median: { input: '$x', method: 'approximate' } } } },
      115,
    ],
    ['a rank with a window', { sortBy: { x: 1 }, output: { v: { $rank: {}, window: {} } } }, 5371601],
    ['a rank without a sort', { output: { v: { $rank: {} } } }, 5371602],
    [
      'a derivative without a window',
      { sortBy: { x: 1 }, output: { v: { $derivative: { input: '$x' } } } },
      9,
    ],
    ['paths within each other', { output: { a: { $sum: 1 }, 'a.b': { $sum: 1 } } }, 6307900],
    ['an unknown option', { output: {}, limit: 1 }, 40415],
    ['no output', { sortBy: { x: 1 } }, 40414],
    ['arrays as partitions', { partitionBy: ['$x'], output: { v: { $sum: 1 } } }, 14],
    [
      'dates without a unit',
      { sortBy: { at: 1 }, output: { v: { $sum: 1, window: { range: [-1, 0] } } } },
      5429413,
    ],
    [
      'numbers with a unit',
      { sortBy: { x: 1 }, output: { v: { $sum: 1, window: { range: [-1, 0], unit: 'day' } } } },
      5429513,
    ],
  ])('%s is refused', (_, stage, code) => {
    expect(() => run(stage, [{ x: new Int32(1), at: day(1) }])).toThrow(expect.objectContaining({ code }));
  });
});
