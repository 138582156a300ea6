import { Int32 } from 'bson';
import { toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { isoDay, isoWeek, isoYear, localTime, type LocalTime } from './local-time.ts';
import { momentAt, zoneOf } from './time-zone.ts';

const dayParts = ({ date }: LocalTime): Record<string, number> => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

const isoParts = (time: LocalTime): Record<string, number> => ({
  isoWeekYear: isoYear(time),
  isoWeek: isoWeek(time),
  isoDayOfWeek: isoDay(time),
});

/** `$dateToParts`. */
export const toParts = (args: Doc): Value => {
  const iso = args.has('iso8601') ? args.get('iso8601') : false;
  const time = localTime(args);
  if (!time || iso === null) return null;
  if (typeof iso !== 'boolean') throw new CommandError(40521, 'iso8601 must evaluate to a bool');
  const { date } = time;
  const parts = {
    ...(iso ? isoParts(time) : dayParts(time)),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
  return new Map(Object.entries(parts).map(([name, value]) => [name, new Int32(value)]));
};

const clock = ['hour', 'minute', 'second', 'millisecond'];
export const partNames = ['year', 'month', 'day', ...clock];
export const isoPartNames = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];

const day = 86_400_000;

/** Midnight of a day, in the fields of UTC; months and days beyond their range go over into the next. */
export const dayAt = (year: number, month: number, date: number): Date =>
  new Date(new Date(0).setUTCFullYear(year, month - 1, date));

/** Midnight of a day of an ISO week: the fourth of January is always in the first. */
export const isoDayAt = (year: number, week: number, weekday: number): Date => {
  const fourth = dayAt(year, 1, 4);
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day;
  return new Date(monday + ((week - 1) * 7 + weekday - 1) * day);
};

/** `$dateFromParts`. */
export const fromParts = (args: Doc): Value => {
  const iso = args.has('isoWeekYear');
  if (!iso && !args.has('year'))
    throw new CommandError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  const others = iso ? ['year', 'month', 'day'] : isoPartNames;
  if (others.some((name) => args.has(name)))
    throw new CommandError(40489, '$dateFromParts does not allow mixing natural dates with ISO dates');
  if ([...args.values()].includes(null)) return null;
  const read = (name: string, otherwise: number): number => {
    const value = args.has(name) ? toInteger(args.get(name)) : otherwise;
    if (value !== undefined && Math.abs(value) <= 32_768) return value;
    throw new CommandError(40515, `'${name}' must evaluate to a whole number from -32768 to 32767`);
  };
  const names = iso ? isoPartNames : ['year', 'month', 'day'];
  const [year, second, third] = names.map((name) => read(name, 1)) as [number, number, number];
  if (year < 1 || year > 9999)
    throw new CommandError(40523, `'${names[0]}' must evaluate to an integer in the range 1 to 9999`);
  const local = iso ? isoDayAt(year, second, third) : dayAt(year, second, third);
  local.setUTCHours(...(clock.map((name) => read(name, 0)) as [number, number, number, number]));
  return momentAt(local, zoneOf(args.get('timezone'))!);
};
