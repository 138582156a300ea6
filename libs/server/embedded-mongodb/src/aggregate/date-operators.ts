import { Int32, Long } from 'bson';
import { isObjectId, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { NamedOperator } from './named-operators.ts';
import { offsetAt } from './time-zone.ts';

const day = 86_400_000;

/** A moment, as the fields of UTC tell it, moved by the offset of its zone. */
export interface LocalTime {
  date: Date;
  offset: number;
}

export const momentOf = (value: Value | undefined): Date => {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  throw new CommandError(16006, `can't convert from BSON type ${typeAlias(value)} to Date`);
};

/** Undefined where the date or the zone is null. */
export const localTime = (args: Doc): LocalTime | undefined => {
  const [value, zone] = [args.get('date'), args.has('timezone') ? args.get('timezone') : 'UTC'];
  if (value === null || zone === null) return undefined;
  if (typeof zone !== 'string')
    throw new CommandError(40517, `timezone must be a string, not ${typeAlias(zone)}`);
  const date = momentOf(value);
  const offset = offsetAt(zone, date);
  return { date: new Date(date.getTime() + offset), offset };
};

const startOfYear = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);

const dayOfYear = ({ date }: LocalTime): number =>
  Math.floor((date.getTime() - startOfYear(date.getUTCFullYear())) / day) + 1;

/** Weeks begin on Sunday; the days before the first are in week 0. */
const week = (time: LocalTime): number => Math.floor((dayOfYear(time) + 6 - time.date.getUTCDay()) / 7);

const isoDay = ({ date }: LocalTime): number => date.getUTCDay() || 7;

/** The Thursday of a week decides to which year it belongs. */
const thursday = (time: LocalTime): LocalTime => ({
  date: new Date(time.date.getTime() + (4 - isoDay(time)) * day),
  offset: 0,
});

const isoWeek = (time: LocalTime): number => Math.ceil(dayOfYear(thursday(time)) / 7);
const isoYear = (time: LocalTime): number => thursday(time).date.getUTCFullYear();

const part = (read: (time: LocalTime) => number, long = false): NamedOperator => ({
  needed: ['date'],
  optional: ['timezone'],
  short: 'date',
  apply: (args) => {
    const time = localTime(args);
    if (!time) return null;
    return long ? Long.fromNumber(read(time)) : new Int32(read(time));
  },
});

const short = (name: Intl.DateTimeFormatOptions['month'] & string, date: Date): string =>
  new Intl.DateTimeFormat('en-US', { month: name as 'short' | 'long', timeZone: 'UTC' }).format(date);

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

const yearText = (year: number): string => {
  if (year >= 0 && year <= 9999) return padded(year, 4);
  throw new CommandError(18537, `Could not convert date to string: the year ${year} is not in 0 to 9999`);
};

const zoneText = (offset: number): string => {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
};

const signs: Record<string, (time: LocalTime) => string> = {
  '%': () => '%',
  Y: ({ date }) => yearText(date.getUTCFullYear()),
  m: ({ date }) => padded(date.getUTCMonth() + 1, 2),
  d: ({ date }) => padded(date.getUTCDate(), 2),
  H: ({ date }) => padded(date.getUTCHours(), 2),
  M: ({ date }) => padded(date.getUTCMinutes(), 2),
  S: ({ date }) => padded(date.getUTCSeconds(), 2),
  L: ({ date }) => padded(date.getUTCMilliseconds(), 3),
  j: (time) => padded(dayOfYear(time), 3),
  w: ({ date }) => String(date.getUTCDay() + 1),
  u: (time) => String(isoDay(time)),
  U: (time) => padded(week(time), 2),
  V: (time) => padded(isoWeek(time), 2),
  G: (time) => yearText(isoYear(time)),
  b: ({ date }) => short('short', date),
  B: ({ date }) => short('long', date),
  z: ({ offset }) => zoneText(offset),
  Z: ({ offset }) => `${offset < 0 ? '-' : '+'}${padded(Math.abs(Math.trunc(offset / 60_000)), 3)}`,
};

const toText = (args: Doc): Value => {
  const time = localTime(args);
  if (args.get('date') === null) return args.get('onNull') ?? null;
  const zone = args.get('timezone') ?? 'UTC';
  const format = args.has('format')
    ? args.get('format')
    : `%Y-%m-%dT%H:%M:%S.%L${zone === 'UTC' ? 'Z' : '%z'}`;
  if (!time || format === null) return null;
  if (typeof format !== 'string')
    throw new CommandError(18533, '$dateToString requires the format to be a string');
  return format.replace(/%(.?)/gs, (_, sign: string) => {
    const write = Object.hasOwn(signs, sign) ? signs[sign] : undefined;
    if (!write) throw new CommandError(18536, `Invalid format character '%${sign}' in format string`);
    return write(time);
  });
};

export const dateOperators: Record<string, NamedOperator> = {
  $year: part(({ date }) => date.getUTCFullYear()),
  $month: part(({ date }) => date.getUTCMonth() + 1),
  $dayOfMonth: part(({ date }) => date.getUTCDate()),
  $hour: part(({ date }) => date.getUTCHours()),
  $minute: part(({ date }) => date.getUTCMinutes()),
  $second: part(({ date }) => date.getUTCSeconds()),
  $millisecond: part(({ date }) => date.getUTCMilliseconds()),
  $dayOfYear: part(dayOfYear),
  $dayOfWeek: part(({ date }) => date.getUTCDay() + 1),
  $week: part(week),
  $isoDayOfWeek: part(isoDay),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoYear, true),
  $dateToString: { needed: ['date'], optional: ['format', 'timezone', 'onNull'], apply: toText },
};
