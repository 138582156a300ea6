import fc from 'fast-check';
import { bare, MARK, standIn, STAND_INS } from './stand-ins';

const WORDS = [
  '',
  ' ',
  '\u200b',
  MARK,
  `${MARK}\u0000`,
  `\ud800${MARK}`,
  `\u202e${MARK}`,
  `\r\nX-Injected: ${MARK}`,
  `../../${MARK}`,
  `{{7*7}}${MARK}`,
  `<script>${MARK}</script>`,
  `' || '1'=='1${MARK}`,
  `/.*${MARK}/`,
  `${MARK}${'a\u0301'.repeat(60)}`,
  `a${'\u0301'.repeat(80)}${MARK}`,
  `${MARK}${'x'.repeat(300)}`,
  `${MARK}${'漢'.repeat(10_001)}`,
  '__proto__',
  'constructor',
  '$where',
  '[object Object]',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9007199254740993',
  '%00',
  'none',
  '😀',
  '0123456789abcdef01234567',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-02-31T25:61:00Z',
];

/** A text that nobody should send. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text + MARK),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

const oddNumber: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(-1, 0, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308),
  fc.constantFrom('-0', '1e309', '-1e309', '9007199254740993', '0.1e-400').map(bare),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

const NESTED = 12;
const tooDeep = Array.from({ length: NESTED }).reduce<unknown>((inner) => ({ a: inner }), MARK);

/** A value that no field expects: of another type, an operator of a database, too deep, or merely strange. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: oddNumber },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      [],
      {},
      [[]],
      [null],
      { $ne: MARK },
      { $gt: '' },
      { $in: [MARK] },
      { $where: MARK },
      { toString: MARK },
      { length: 3, 0: MARK },
      { _bsontype: 'ObjectId', id: MARK },
      { _placeholder: true, num: 99 },
      { type: 'Buffer', data: [1, 2, 3] },
      tooDeep,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...STAND_INS).map(standIn) },
  { weight: 1, arbitrary: fc.array(oddText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** The name of a field that is not there, or that only the service writes. */
export const foreignField: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('seq', 'id', '_id', '__v', 'senderId', 'role', 'schoolId', 'createdAt', 'deletedAt', 'rev'),
  fc.constantFrom('$set', '$where', 'a.b', '__proto__', 'constructor', 'prototype', 'toString', 'then', ''),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
