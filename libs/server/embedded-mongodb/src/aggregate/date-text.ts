import type { Doc, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { dayOfYear, isoDay, isoWeek, isoYear, localTime, week, type LocalTime } from './local-time.ts';

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

/** `$dateToString`. */
export const dateToText = (args: Doc): Value => {
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
