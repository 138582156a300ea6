import { deserialize, Int32, serialize, type Document } from 'bson';
import fc from 'fast-check';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { pause } from '../query/scan.ts';
import { compilePipeline } from './stages.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));
const run = (stage: Document, input: Document[]): Document[] => {
  const stages = doc({ pipeline: [stage] }).get('pipeline') as Value[];
  const flow = compilePipeline(stages, { source: () => [] })(input.map(doc));
  return [...flow].filter((step) => step !== pause).map((step) => deserialize(encode(step)));
};
const day = (n: number): Date => new Date(Date.UTC(2024, 0, n));

const refused = (name: string, cases: [Document, number][], input: Document[] = []): void => {
  it.each(cases)(`${name} of %j is refused`, (stage, code) => {
    expect(() => run({ [name]: stage }, input)).toThrow(expect.objectContaining({ code }));
  });
};

describe('$bucketAuto', () => {
  const numbers = (values: unknown[]): Document[] => values.map((n) => ({ n }));

  it.each<[unknown[], number, unknown[]]>([
    [
      [5, 3, 1, 2, 4],
      2,
      [
        [1, 4, 3],
        [4, 5, 2],
      ],
    ],
    [
      [1, 1, 1, 2],
      2,
      [
        [1, 2, 3],
        [2, 2, 1],
      ],
    ],
    [
      [1, 2],
      5,
      [
        [1, 2, 1],
        [2, 2, 1],
      ],
    ],
    [
      [1, 2, 3, 4, 5, 6, 7],
      3,
      [
        [1, 3, 2],
        [3, 5, 2],
        [5, 7, 3],
      ],
    ],
    [[null, 'a', 1], 1, [[null, 'a', 3]]],
    [[], 3, []],
  ])('of %j into %i', (values, buckets, expected) => {
    const found = run({ $bucketAuto: { groupBy: '$n', buckets } }, numbers(values));
    expect(found.map(({ _id, count }) => [_id.min, _id.max, count])).toEqual(expected);
  });

  it('gives what its output asks for, in order', () => {
    const stage = { groupBy: '$n', buckets: 1, output: { all: { $push: '$n' } } };
    expect(run({ $bucketAuto: stage }, numbers([3, 1, 2]))).toEqual([
      { _id: { min: 1, max: 3 }, all: [1, 2, 3] },
    ]);
  });

  it('puts each document into one bucket, and equal ones into the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        (values, buckets) => {
          const output = { all: { $push: '$n' } };
          const found = run({ $bucketAuto: { groupBy: '$n', buckets, output } }, numbers(values));
          expect(found.length).toBeLessThanOrEqual(buckets);
          expect(found.flatMap(({ all }) => all as number[])).toEqual(values.toSorted((a, b) => a - b));
          found.slice(1).forEach(({ _id, all }, i) => {
            expect(found[i]!['_id'].max).toBe(_id.min);
            expect(all[0]).toBe(_id.min);
          });
        },
      ),
    );
  });

  refused('$bucketAuto', [
    [{ buckets: 2 }, 40246],
    [{ groupBy: 'n', buckets: 2 }, 40239],
    [{ groupBy: '$n', buckets: 'two' }, 40241],
    [{ groupBy: '$n', buckets: 2.5 }, 40242],
    [{ groupBy: '$n', buckets: 0 }, 40243],
    [{ groupBy: '$n', buckets: 2, granularity: 'R5' }, 115],
    [{ groupBy: '$n', buckets: 2, size: 3 }, 40245],
  ]);
});

describe('$redact', () => {
  const form = {
    level: 1,
    head: { level: 2, text: 'x' },
    parts: [{ level: 1, n: 1 }, { level: 3, n: 2 }, [{ level: 3 }, 'plain'], 7],
  };

  it.each<[string, Document | string, Document[]]>([
    [
      'looks into what it descends to',
      { $cond: [{ $gt: ['$level', 1] }, '$$PRUNE', '$$DESCEND'] },
      [{ level: 1, parts: [{ level: 1, n: 1 }, ['plain'], 7] }],
    ],
    ['keeps all of what it keeps', '$$KEEP', [form]],
    ['leaves out what it prunes', '$$PRUNE', []],
    [
      'knows the whole document at every level',
      { $cond: [{ $eq: ['$$ROOT.level', '$level'] }, '$$DESCEND', '$$PRUNE'] },
      [{ level: 1, parts: [{ level: 1, n: 1 }, ['plain'], 7] }],
    ],
  ])('%s', (_, expression, expected) => {
    expect(run({ $redact: expression }, [form])).toEqual(expected);
  });

  refused('$redact', [[{ $literal: 5 } as Document, 17053]], [form]);
});

describe('$densify', () => {
  const xs = (values: unknown[]): Document[] => values.map((x) => ({ x }));
  const range = (step: unknown, bounds: unknown, unit?: string): Document => ({
    field: 'x',
    range: unit === undefined ? { step, bounds } : { step, bounds, unit },
  });

  it.each<[string, unknown[], Document, unknown[]]>([
    ['between the least and the greatest', [4, 1], range(1, 'full'), [1, 2, 3, 4]],
    ['with values off the steps', [1, 2.5, 4], range(1, 'full'), [1, 2, 2.5, 3, 4]],
    [
      'within bounds',
      [3, 9],
      range(
        2,
        [1, 7].map((n) => new Int32(n)),
      ),
      [1, 3, 5, 9],
    ],
    ['of nothing', [], range(1, [1, 3]), [1, 2]],
    ['with what has no value', [null, 1, 3], range(1, 'full'), [null, 1, 2, 3]],
    ['of days', [day(1), day(4)], range(1, 'full', 'day'), [1, 2, 3, 4].map(day)],
    ['of days within bounds', [day(2)], range(1, [day(1), day(3)], 'day'), [day(1), day(2)]],
  ])('%s', (_, values, stage, expected) => {
    expect(run({ $densify: stage }, xs(values)).map(({ x }) => x as unknown)).toEqual(expected);
  });

  const groups = [
    { g: 'a', x: 1 },
    { g: 'a', x: 3 },
    { g: 'b', x: 2 },
    { g: 'b', x: 4 },
  ];
  const inOrder = (found: Document[]): string[] => found.map(({ g, x }) => `${g}${x}`).sort();

  it.each<[string, unknown, string[]]>([
    ['within each partition', 'partition', ['a1', 'a2', 'a3', 'b2', 'b3', 'b4']],
    ['each partition over all', 'full', ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']],
    ['each partition within bounds', [0, 3], ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b4']],
  ])('%s', (_, bounds, expected) => {
    const stage = { field: 'x', partitionByFields: ['g'], range: { step: 1, bounds } };
    expect(inOrder(run({ $densify: stage }, groups))).toEqual(expected);
  });

  it('sets nested fields', () => {
    const stage = { field: 'a.x', partitionByFields: ['a.g'], range: { step: 1, bounds: 'partition' } };
    const docs = [1, 3].map((x) => ({ a: { g: 'p', x } }));
    expect(run({ $densify: stage }, docs)[1]).toEqual({ a: { g: 'p', x: 2 } });
  });

  refused(
    '$densify',
    [
      [range(0, 'full'), 5733401],
      [range(1, 'all'), 5946802],
      [range(1, [1]), 5733403],
      [range(1, [2, 1]), 5733402],
      [range(1, [1, 2.5]), 5876900],
      [range(1, [day(1), day(2)]), 5733410],
      [range(1, 'partition'), 5733408],
      [range(1.5, 'full', 'day'), 6586400],
      [range(1, 'full', 'day'), 6053600],
      [{ field: 'x' }, 40414],
      [{ ...range(1, 'full'), limit: 1 }, 40415],
    ],
    [{ x: 1 }, { x: 5 }],
  );
});

describe('$fill', () => {
  const docs = [{ x: 1, y: 2 }, { x: 2 }, { x: 3, y: null }, { x: 4, y: 8 }];

  it.each<[string, Document, unknown[]]>([
    ['with a value', { output: { y: { value: 0 } } }, [2, 0, 0, 8]],
    ['with an expression', { output: { y: { value: '$x' } } }, [2, 2, 3, 8]],
    ['with the last', { sortBy: { x: 1 }, output: { y: { method: 'locf' } } }, [2, 2, 2, 8]],
    ['with a line', { sortBy: { x: 1 }, output: { y: { method: 'linear' } } }, [2, 4, 6, 8]],
  ])('%s', (_, stage, expected) => {
    expect(run({ $fill: stage }, docs).map(({ y }) => y as unknown)).toEqual(expected);
  });

  it('sees partitions by themselves', () => {
    const input = [
      { g: 1, x: 1, y: 5 },
      { g: 2, x: 2 },
      { g: 1, x: 3 },
    ];
    const stage = { partitionByFields: ['g'], sortBy: { x: 1 }, output: { y: { method: 'locf' } } };
    expect(run({ $fill: stage }, input).map(({ g, y }) => [g, y])).toEqual([
      [1, 5],
      [1, 5],
      [2, null],
    ]);
  });

  refused('$fill', [
    [{ output: {} }, 6050203],
    [{ output: { y: 5 } }, 6050200],
    [{ output: { y: { method: 'locf', value: 1 } } }, 6050201],
    [{ output: { y: { method: 'spline' } } }, 6050202],
    [{ output: { y: { method: 'linear' } } }, 605001],
    [{ partitionBy: '$a', partitionByFields: ['a'], output: { y: { value: 1 } } }, 6050204],
  ]);
});
