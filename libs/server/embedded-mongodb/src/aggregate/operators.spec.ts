import {
  Decimal128,
  deserialize,
  Double,
  Int32,
  Long,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
  type Document,
} from 'bson';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { compileExpression } from './expression.ts';

const evaluate = (expression: unknown, root: Document = {}): unknown => {
  const source = decode(Buffer.from(serialize({ expression }))).get('expression')!;
  const doc = decode(Buffer.from(serialize(root)));
  const value = compileExpression(source).evaluate({ root: doc, variables: new Map() });
  if (value === undefined) return undefined;
  return deserialize(encode(new Map([['value', value]])), { promoteValues: false, promoteLongs: false })[
    'value'
  ];
};

/** A value with its type, as a text. */
const typed = (value: unknown): string => {
  if (value instanceof Int32) return `int ${value.value}`;
  if (value instanceof Double) return `double ${Object.is(value.value, -0) ? '-0' : value.value}`;
  if (value instanceof Decimal128) return `decimal ${value.toString()}`;
  if (value instanceof Long) return `long ${value.toString()}`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return `id ${value.toHexString()}`;
  if (Array.isArray(value)) return `[${value.map(typed).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, part]) => `${name}: ${typed(part)}`)
      .join(', ')}}`;
  return JSON.stringify(value) ?? 'missing';
};

const long = (text: string): Long => Long.fromString(text);
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const date = new Date('2024-02-29T23:30:15.250Z');

describe('Operators of numbers', () => {
  it.each<[unknown, string]>([
    [{ $abs: -5 }, 'int 5'],
    [{ $abs: new Int32(-2147483648) }, 'long 2147483648'],
    [{ $abs: new Double(-1.5) }, 'double 1.5'],
    [{ $abs: '$none' }, 'null'],
    [{ $ceil: new Double(1.2) }, 'double 2'],
    [{ $floor: new Double(-1.2) }, 'double -2'],
    [{ $floor: 7 }, 'int 7'],
    [{ $round: new Double(2.5) }, 'double 2'],
    [{ $round: new Double(3.5) }, 'double 4'],
    [{ $round: [new Double(19.25), 1] }, 'double 19.2'],
    [{ $round: [new Double(1.005), 2] }, 'double 1'],
    [{ $round: [new Double(-0.4)] }, 'double -0'],
    [{ $round: [new Double(1234.5), -2] }, 'double 1200'],
    [{ $round: [1250, -2] }, 'int 1200'],
    [{ $round: [new Int32(2147483647), -1] }, 'long 2147483650'],
    [{ $trunc: [new Double(7.85), 1] }, 'double 7.8'],
    [{ $trunc: [-1299, -2] }, 'int -1200'],
    [{ $pow: [2, 10] }, 'int 1024'],
    [{ $pow: [2, 31] }, 'long 2147483648'],
    [{ $pow: [2, -1] }, 'double 0.5'],
    [{ $pow: [-1, 3] }, 'int -1'],
    [{ $pow: [0, 0] }, 'int 1'],
    [{ $pow: [10, 30] }, 'double 1e+30'],
    [{ $sqrt: 16 }, 'double 4'],
    [{ $log: [8, 2] }, 'double 3'],
    [{ $ln: 1 }, 'double 0'],
    [{ $log10: 1000 }, 'double 3'],
    [{ $isNumber: long('5') }, 'true'],
    [{ $isNumber: '5' }, 'false'],
    [{ $bitAnd: [12, 10] }, 'int 8'],
    [{ $bitOr: [12, long('3')] }, 'long 15'],
    [{ $bitXor: [5, 1] }, 'int 4'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $abs: 'a' }, 28765],
    [{ $sqrt: -1 }, 28714],
    [{ $pow: [0, -1] }, 28764],
    [{ $log: [0, 2] }, 28758],
    [{ $log: [2, 1] }, 28759],
    [{ $ln: 0 }, 28766],
    [{ $acos: 2 }, 50989],
    [{ $abs: long('-9223372036854775808') }, 28680],
    [{ $bitAnd: [1, new Double(1.5)] }, 14],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Operators of decimals', () => {
  it.each<[unknown, string]>([
    [{ $add: [decimal('1.1'), 2] }, 'decimal 3.1'],
    [{ $add: [decimal('1'), new Double(0.1)] }, 'decimal 1.100000000000000'],
    [{ $add: [date, decimal('1.5')] }, '2024-02-29T23:30:15.252Z'],
    [{ $subtract: [decimal('1'), decimal('0.90')] }, 'decimal 0.10'],
    [{ $multiply: [decimal('1.50'), long('2')] }, 'decimal 3.00'],
    [{ $divide: [1, decimal('8')] }, 'decimal 0.125'],
    [{ $mod: [decimal('-7'), 3] }, 'decimal -1'],
    [{ $abs: decimal('-1.20') }, 'decimal 1.20'],
    [{ $ceil: decimal('1.2') }, 'decimal 2'],
    [{ $floor: decimal('-1.2') }, 'decimal -2'],
    [{ $round: [decimal('2.345'), 2] }, 'decimal 2.34'],
    [{ $trunc: [decimal('-2.349'), 2] }, 'decimal -2.34'],
    [{ $round: decimal('-Infinity') }, 'decimal -Infinity'],
    [{ $toDecimal: '1.50' }, 'decimal 1.50'],
    [{ $toDecimal: new Double(0.1) }, 'decimal 0.100000000000000'],
    [{ $toDecimal: true }, 'decimal 1'],
    [{ $toString: decimal('1E+3') }, '"1E+3"'],
    [{ $toInt: decimal('-2.9') }, 'int -2'],
    [{ $toLong: decimal('3E+3') }, 'long 3000'],
    [{ $toDouble: decimal('0.1') }, 'double 0.1'],
    [{ $convert: { input: 'x', to: 'decimal', onError: 'no' } }, '"no"'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $divide: [1, decimal('0.0')] }, 2],
    [{ $mod: [1, decimal('0')] }, 5733415],
    [{ $sqrt: decimal('4') }, 115],
    [{ $toInt: decimal('NaN') }, 241],
    [{ $toInt: decimal('1E+10') }, 241],
    [{ $toDecimal: '1E9999' }, 241],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Sums in one document', () => {
  it.each<[unknown, string]>([
    [{ $sum: ['$a', '$b', '$none'] }, 'int 3'],
    [{ $sum: '$list' }, 'int 6'],
    [{ $sum: ['$list', '$a'] }, 'int 1'],
    [{ $sum: '$list.none' }, 'int 0'],
    [{ $avg: '$list' }, 'double 2'],
    [{ $avg: ['$none', 'a'] }, 'null'],
    [{ $stdDevPop: '$list' }, `double ${Math.sqrt(2 / 3)}`],
    [{ $stdDevSamp: '$list' }, 'double 1'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression, { a: 1, b: 2, list: [1, 2, 3] }))).toBe(result);
  });
});

describe('Sums beyond a type', () => {
  it.each<[unknown, string]>([
    [{ $add: [long('9223372036854775807'), 1] }, 'double 9223372036854776000'],
    [{ $multiply: [long('9223372036854775807'), 2] }, 'double 18446744073709552000'],
    [{ $mod: [long('9223372036854775807'), 10] }, 'long 7'],
    [{ $add: [date, new Double(-0.5)] }, '2024-02-29T23:30:15.249Z'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });
});

describe('Operators of arrays', () => {
  it.each<[unknown, string]>([
    [{ $range: [0, 5, 2] }, '[int 0, int 2, int 4]'],
    [{ $range: [3, 0, -1] }, '[int 3, int 2, int 1]'],
    [{ $range: [3, 0] }, '[]'],
    [{ $reverseArray: [[1, 2]] }, '[int 2, int 1]'],
    [{ $indexOfArray: [['a', 'b', 'a'], 'a', 1] }, 'int 2'],
    [{ $indexOfArray: [['a'], 'z'] }, 'int -1'],
    [{ $indexOfArray: [null, 'z'] }, 'null'],
    [
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      },
      '{a: int 1, b: int 2}',
    ],
    [{ $arrayToObject: { $literal: [{ k: 'a', v: 1 }] } }, '{a: int 1}'],
    [{ $objectToArray: { a: 1 } }, '[{k: "a", v: int 1}]'],
    [
      {
        $setIntersection: [
          [3, 1, 2, 1],
          [1, 3],
        ],
      },
      '[int 1, int 3]',
    ],
    [{ $setDifference: [[3, 1, 3, 2], [1]] }, '[int 3, int 2]'],
    [
      {
        $setEquals: [
          [1, 2, 1],
          [2, 1],
        ],
      },
      'true',
    ],
    [
      {
        $setIsSubset: [
          [1, 1],
          [2, 1],
        ],
      },
      'true',
    ],
    [{ $allElementsTrue: [[true, 1, 'a']] }, 'true'],
    [{ $anyElementTrue: [[0, null]] }, 'false'],
    [{ $firstN: { input: [1, 2, 3], n: 2 } }, '[int 1, int 2]'],
    [{ $lastN: { input: [1, 2, 3], n: 2 } }, '[int 2, int 3]'],
    [{ $maxN: { input: [1, null, 3, 2], n: 2 } }, '[int 3, int 2]'],
    [{ $minN: { input: [1, null, 3, 2], n: 9 } }, '[int 1, int 2, int 3]'],
    [{ $sortArray: { input: [3, 1, 2], sortBy: -1 } }, '[int 3, int 2, int 1]'],
    [{ $sortArray: { input: [{ a: 2 }, { a: 1 }], sortBy: { a: 1 } } }, '[{a: int 1}, {a: int 2}]'],
    [{ $zip: { inputs: [[1, 2], ['a']] } }, '[[int 1, "a"]]'],
    [{ $zip: { inputs: [[1, 2], ['a']], useLongestLength: true } }, '[[int 1, "a"], [int 2, null]]'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $range: [0, 5, 0] }, 34449],
    [{ $range: [0, 2147483647] }, 146],
    [{ $reverseArray: 1 }, 34435],
    [{ $arrayToObject: [[['a']]] }, 40397],
    [{ $setIsSubset: [null, []] }, 17046],
    [{ $firstN: { input: [1], n: 0 } }, 5787908],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Operators of texts', () => {
  it.each<[unknown, string]>([
    [{ $substrBytes: ['éa', 2, 1] }, '"a"'],
    [{ $substr: ['hello', 1, -1] }, '"ello"'],
    [{ $strLenBytes: 'éa' }, 'int 3'],
    [{ $indexOfCP: ['😀abc', 'b'] }, 'int 2'],
    [{ $indexOfBytes: ['éb', 'b'] }, 'int 2'],
    [{ $indexOfCP: ['abc', 'a', 1] }, 'int -1'],
    [{ $split: ['a-b-', '-'] }, '["a", "b", ""]'],
    [{ $strcasecmp: ['Abc', 'aBD'] }, 'int -1'],
    [{ $trim: { input: ' \u00a0a b\n' } }, '"a b"'],
    [{ $ltrim: { input: 'xxaxx', chars: 'x' } }, '"axx"'],
    [{ $rtrim: { input: null } }, 'null'],
    [{ $replaceOne: { input: 'a.a.', find: '.', replacement: { $literal: '$&' } } }, '"a$&a."'],
    [{ $replaceAll: { input: 'a.a.', find: '.', replacement: '!' } }, '"a!a!"'],
    [{ $regexMatch: { input: 'Hello', regex: '^h', options: 'i' } }, 'true'],
    [
      { $regexFind: { input: '😀 ab12', regex: '([a-z]+)(x)?' } },
      '{match: "ab", idx: int 2, captures: ["ab", null]}',
    ],
    [
      { $regexFindAll: { input: 'a1b2', regex: /\d/ } },
      '[{match: "1", idx: int 1, captures: []}, {match: "2", idx: int 3, captures: []}]',
    ],
    [{ $regexFind: { input: null, regex: 'a' } }, 'null'],
    [{ $binarySize: 'é' }, 'int 2'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $substrBytes: ['é', 1, 1] }, 28656],
    [{ $substrBytes: ['é', 0, 1] }, 28657],
    [{ $substr: [5, 0, 1] }, 115],
    [{ $split: ['a', ''] }, 40087],
    [{ $regexMatch: { input: 5, regex: 'a' } }, 51104],
    [{ $regexMatch: { input: 'a', regex: /a/i, options: 'i' } }, 51107],
    [{ $trim: { text: 'a' } }, 9],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Operators of dates', () => {
  it.each<[unknown, string]>([
    [{ $year: date }, 'int 2024'],
    [{ $month: { date } }, 'int 2'],
    [{ $dayOfMonth: { date, timezone: 'Europe/Berlin' } }, 'int 1'],
    [{ $hour: { date, timezone: '-05:30' } }, 'int 18'],
    [{ $millisecond: date }, 'int 250'],
    [{ $dayOfYear: date }, 'int 60'],
    [{ $dayOfWeek: date }, 'int 5'],
    [{ $isoDayOfWeek: date }, 'int 4'],
    [{ $week: new Date('2024-01-06T00:00:00Z') }, 'int 0'],
    [{ $week: new Date('2024-01-07T00:00:00Z') }, 'int 1'],
    [{ $isoWeek: new Date('2021-01-03T00:00:00Z') }, 'int 53'],
    [{ $isoWeekYear: new Date('2021-01-03T00:00:00Z') }, 'long 2020'],
    [{ $year: new ObjectId('65e0f0000000000000000000') }, 'int 2024'],
    [{ $year: null }, 'null'],
    [{ $dateToString: { date } }, '"2024-02-29T23:30:15.250Z"'],
    [{ $dateToString: { date, timezone: 'America/New_York' } }, '"2024-02-29T18:30:15.250-0500"'],
    [
      { $dateToString: { date, format: '%d.%m.%Y %H%% %j %u %V %b %B %z %Z' } },
      '"29.02.2024 23% 060 4 09 Feb February +0000 +000"',
    ],
    [{ $dateToString: { date: null, onNull: 'none' } }, '"none"'],
    [{ $dateAdd: { startDate: date, unit: 'month', amount: 12 } }, '2025-02-28T23:30:15.250Z'],
    [{ $dateSubtract: { startDate: date, unit: 'hour', amount: 24 } }, '2024-02-28T23:30:15.250Z'],
    [{ $dateDiff: { startDate: new Date('2023-12-31'), endDate: date, unit: 'year' } }, 'long 1'],
    [
      { $dateDiff: { startDate: new Date('2024-03-02'), endDate: new Date('2024-03-03'), unit: 'week' } },
      'long 1',
    ],
    [
      {
        $dateDiff: {
          startDate: new Date('2024-03-03'),
          endDate: new Date('2024-03-04'),
          unit: 'week',
          startOfWeek: 'Monday',
        },
      },
      'long 1',
    ],
    [{ $dateTrunc: { date, unit: 'month' } }, '2024-02-01T00:00:00.000Z'],
    [{ $dateTrunc: { date, unit: 'week' } }, '2024-02-25T00:00:00.000Z'],
    [{ $dateTrunc: { date, unit: 'hour' } }, '2024-02-29T23:00:00.000Z'],
    [
      { $dateToParts: { date } },
      '{year: int 2024, month: int 2, day: int 29, hour: int 23, minute: int 30, second: int 15, millisecond: int 250}',
    ],
    [{ $dateFromParts: { year: 2024, month: 14, day: 1 } }, '2025-02-01T00:00:00.000Z'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $year: 'x' }, 16006],
    [{ $year: { date, timezone: 'Nowhere/Land' } }, 40485],
    [{ $dateToString: { date, format: '%Q' } }, 18536],
    [{ $dateAdd: { startDate: date, unit: 'eon', amount: 1 } }, 9],
    [{ $dateFromParts: { year: 0 } }, 40523],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Conversions', () => {
  it.each<[unknown, string]>([
    [{ $toString: 5 }, '"5"'],
    [{ $toString: new Double(2.5) }, '"2.5"'],
    [{ $toString: new Double(100) }, '"100"'],
    [{ $toString: new Double(-0.1) }, '"-0.1"'],
    [{ $toString: new Double(9007199254740991) }, '"9007199254740991"'],
    [{ $toString: true }, '"true"'],
    [{ $toString: date }, '"2024-02-29T23:30:15.250Z"'],
    [{ $toString: new ObjectId('65e0f0000000000000000000') }, '"65e0f0000000000000000000"'],
    [{ $toInt: '-12' }, 'int -12'],
    [{ $toInt: new Double(1.9) }, 'int 1'],
    [{ $toInt: true }, 'int 1'],
    [{ $toLong: date }, 'long 1709249415250'],
    [{ $toLong: '9223372036854775807' }, 'long 9223372036854775807'],
    [{ $toDouble: '1e3' }, 'double 1000'],
    [{ $toBool: '' }, 'true'],
    [{ $toBool: 0 }, 'false'],
    [{ $toDate: long('0') }, '1970-01-01T00:00:00.000Z'],
    [{ $toDate: '2024-02-29' }, '2024-02-29T00:00:00.000Z'],
    [{ $toDate: '2024-02-29T12:00:00+0100' }, '2024-02-29T11:00:00.000Z'],
    [{ $toObjectId: '65E0F0000000000000000000' }, 'id 65e0f0000000000000000000'],
    [{ $toInt: null }, 'null'],
    [{ $convert: { input: 'x', to: 'int', onError: 'no' } }, '"no"'],
    [{ $convert: { input: '$none', to: 16, onNull: 0 } }, 'int 0'],
    [{ $convert: { input: '7', to: 16 } }, 'int 7'],
  ])('%j is %s', (expression, result) => {
    expect(typed(evaluate(expression))).toBe(result);
  });

  it.each<[unknown, number]>([
    [{ $toInt: 'x' }, 241],
    [{ $toInt: '1.5' }, 241],
    [{ $toInt: new Double(3e9) }, 241],
    [{ $toInt: new Double(NaN) }, 241],
    [{ $toInt: date }, 241],
    [{ $toDate: 5 }, 241],
    [{ $toDate: 'yesterday' }, 241],
    [{ $toDate: '29.2.2024' }, 115],
    [{ $toDate: '2024-02-30' }, 241],
    [{ $toString: new Double(1e30) }, 115],
    [{ $toString: new Double(0.00001) }, 115],
    [{ $toString: new Double(0.1 + 0.2) }, 115],
    [{ $toString: new Double(Infinity) }, 115],
    [{ $toObjectId: 'x' }, 241],
    [{ $toInt: new Timestamp(1n) }, 241],
    [{ $toBool: { $toString: new UUID() } }, 241],
    [{ $convert: { input: 1, to: 'binData' } }, 115],
    [{ $convert: { input: 1, to: 'nothing' } }, 9],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});
