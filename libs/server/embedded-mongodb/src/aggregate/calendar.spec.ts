import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { between, floor, plus } from './calendar.ts';
import { compileExpression } from './expression.ts';
import { momentAt, offsetAt } from './time-zone.ts';

const evaluate = (expression: unknown): unknown => {
  const source = decode(Buffer.from(serialize({ expression }))).get('expression')!;
  const value = compileExpression(source).evaluate({ root: new Map(), variables: new Map() });
  const result: unknown = deserialize(encode(new Map([['value', value]])))['value'];
  return result instanceof Date ? result.toISOString().replace('.000', '') : result;
};

const berlin = 'Europe/Berlin';
const at = (text: string): Date => new Date(text);

/** In 2024 clocks in Berlin went from 2 to 3 on March 31 and from 3 to 2 on October 27, at 1 o'clock UTC. */
describe('Dates in a time zone', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a day later, at the same time of day',
      { $dateAdd: { startDate: at('2024-03-30T11:00:00Z'), unit: 'day', amount: 1, timezone: berlin } },
      '2024-03-31T10:00:00Z',
    ],
    [
      '24 hours later',
      { $dateAdd: { startDate: at('2024-03-30T11:00:00Z'), unit: 'hour', amount: 24, timezone: berlin } },
      '2024-03-31T11:00:00Z',
    ],
    [
      'a month later, in a shorter one',
      { $dateAdd: { startDate: at('2024-01-30T23:30:00Z'), unit: 'month', amount: 1, timezone: berlin } },
      '2024-02-28T23:30:00Z',
    ],
    [
      'a time that clocks leave out',
      { $dateAdd: { startDate: at('2024-03-30T01:30:00Z'), unit: 'day', amount: 1, timezone: berlin } },
      '2024-03-31T01:30:00Z',
    ],
    [
      'midnights between',
      {
        $dateDiff: {
          startDate: at('2024-03-30T22:30:00Z'),
          endDate: at('2024-03-30T23:30:00Z'),
          unit: 'day',
          timezone: berlin,
        },
      },
      1,
    ],
    [
      'hours between, of a day that has 23',
      {
        $dateDiff: {
          startDate: at('2024-03-30T23:00:00Z'),
          endDate: at('2024-03-31T22:00:00Z'),
          unit: 'hour',
          timezone: berlin,
        },
      },
      23,
    ],
    [
      'the beginning of a day',
      { $dateTrunc: { date: at('2024-07-01T01:30:00Z'), unit: 'day', timezone: berlin } },
      '2024-06-30T22:00:00Z',
    ],
    [
      'the beginning of a month',
      { $dateTrunc: { date: at('2024-06-30T22:30:00Z'), unit: 'month', timezone: berlin } },
      '2024-06-30T22:00:00Z',
    ],
    [
      'half hours of a zone',
      { $dateTrunc: { date: at('2024-07-01T01:40:00Z'), unit: 'hour', timezone: '+05:30' } },
      '2024-07-01T01:30:00Z',
    ],
    [
      'a quarter of an hour',
      { $dateTrunc: { date: at('2024-07-01T01:40:00Z'), unit: 'minute', binSize: 15 } },
      '2024-07-01T01:30:00Z',
    ],
    [
      'pairs of weeks, from 2000 on',
      { $dateTrunc: { date: at('2000-01-20T00:00:00Z'), unit: 'week', binSize: 2, startOfWeek: 'mon' } },
      '2000-01-17T00:00:00Z',
    ],
    [
      'parts',
      { $dateFromParts: { year: 2024, month: 7, day: 1, hour: 9, timezone: berlin } },
      '2024-07-01T07:00:00Z',
    ],
    [
      'parts of a week',
      { $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } },
      '2021-01-03T00:00:00Z',
    ],
    [
      'into parts of a week',
      { $dateToParts: { date: at('2021-01-03T12:00:00Z'), iso8601: true } },
      { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7, hour: 12, minute: 0, second: 0, millisecond: 0 },
    ],
    ['no zone', { $dateTrunc: { date: at('2024-07-01T01:40:00Z'), unit: 'day', timezone: null } }, null],
  ])('%s', (_, expression, result) => {
    expect(evaluate(expression)).toEqual(result);
  });

  it.each<[unknown, number]>([
    [{ $dateTrunc: { date: at('2024-07-01'), unit: 'day', binSize: 0 } }, 5439017],
    [{ $dateTrunc: { date: at('2024-07-01'), unit: 'day', timezone: 'Nowhere/Land' } }, 40485],
    [{ $dateFromParts: { month: 1 } }, 40516],
    [{ $dateFromParts: { isoWeekYear: 2020, month: 1 } }, 40489],
    [{ $dateToParts: { date: at('2024-07-01'), iso8601: 1 } }, 40521],
  ])('%j is refused', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });

  const zones = fc.constantFrom(
    'UTC',
    berlin,
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    '-03:30',
  );
  const dates = fc.date({ min: at('1975-01-01'), max: at('2035-01-01'), noInvalidDate: true });
  const units = fc.constantFrom('year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second');

  it('are what clocks show, and back', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const shown = new Date(date.getTime() + offsetAt(zone, date));
        const moment = momentAt(shown, zone);
        expect(moment.getTime() + offsetAt(zone, moment)).toBe(shown.getTime());
        expect(moment.getTime()).toBeLessThanOrEqual(date.getTime());
      }),
    );
  });

  it('lie in the bin whose beginning is theirs', () => {
    fc.assert(
      fc.property(dates, zones, units, fc.integer({ min: 1, max: 9 }), (date, zone, unit, size) => {
        const start = floor(date, unit, size, zone, 1);
        const hour = 3_600_000;
        expect(start.getTime()).toBeLessThanOrEqual(date.getTime() + hour);
        expect(plus(start, unit, size, zone).getTime()).toBeGreaterThan(date.getTime() - hour);
        expect(floor(start, unit, size, zone, 1)).toEqual(start);
      }),
    );
  });

  it('are as many units apart as were added', () => {
    fc.assert(
      fc.property(dates, units, fc.integer({ min: -50, max: 50 }), (date, unit, amount) => {
        expect(between(date, plus(date, unit, amount, 'UTC'), unit, 'UTC', 0)).toBe(amount);
      }),
    );
  });
});

describe('$dateFromString', () => {
  const read = (dateString: unknown, more: object = {}): unknown =>
    evaluate({ $dateFromString: { dateString, ...more } });

  it.each<[unknown, object, unknown]>([
    ['2024-02-29', {}, '2024-02-29T00:00:00Z'],
    ['2024-02-29T10:20:30.5Z', {}, '2024-02-29T10:20:30.500Z'],
    ['2024-02-29 10:20', {}, '2024-02-29T10:20:00Z'],
    ['2024-02-29T10:20:30+05:30', {}, '2024-02-29T04:50:30Z'],
    ['2024-07-01T10:20:30', { timezone: berlin }, '2024-07-01T08:20:30Z'],
    ['01.07.2024', { format: '%d.%m.%Y' }, '2024-07-01T00:00:00Z'],
    ['01.07.2024 7', { format: '%d.%m.%Y %H', timezone: berlin }, '2024-07-01T05:00:00Z'],
    ['1 Jul 2024', { format: '%d %b %Y' }, '2024-07-01T00:00:00Z'],
    [
      'July 4, 2024 at 09:05:07.25 +0200',
      { format: '%B %d, %Y at %H:%M:%S.%L %z' },
      '2024-07-04T07:05:07.250Z',
    ],
    ['2020-W53-7', { format: '%G-W%V-%u' }, '2021-01-03T00:00:00Z'],
    ['2024 060', { format: '%Y %j' }, '2024-02-29T00:00:00Z'],
    ['100% 2024-02-29', { format: '100%% %Y-%m-%d' }, '2024-02-29T00:00:00Z'],
    [null, { onNull: 'none' }, 'none'],
    [null, {}, null],
    ['soon', { onError: 'unknown' }, 'unknown'],
    ['2024-02-30', { onError: 'unknown' }, 'unknown'],
    ['2024-07', { format: '%Y-%m', onError: 'incomplete' }, 'incomplete'],
    [5, { onError: 'no text' }, 'no text'],
    ['2024-02-29', { timezone: null }, null],
  ])('reads %j with %j as %j', (text, more, result) => {
    expect(read(text, more)).toEqual(result);
  });

  it.each<[unknown, object, number]>([
    ['soon', {}, 241],
    ['2024-02-29x', { format: '%Y-%m-%d' }, 241],
    ['2024-02-29T10:00:00Z', { timezone: berlin }, 241],
    ['29/2/2024', {}, 115],
    ['2024', { format: '%q' }, 18536],
    ['2024', { format: '%' }, 18535],
    ['2024', { format: 5 }, 40684],
  ])('refuses %j with %j', (text, more, code) => {
    expect(() => read(text, more)).toThrow(expect.objectContaining({ code }));
  });
});
