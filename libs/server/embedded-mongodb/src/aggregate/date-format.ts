import { CommandError } from '../errors.ts';
import { isoDayAt } from './date-parts.ts';
import { dateOf, offsetOf, type DateText } from './date-reading.ts';

const monthNames = Array.from({ length: 12 }, (_, i) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, i)),
);

type Parts = Map<string, number>;

/** What each sign of a format takes from a text, and under which name it is kept. */
const signs: Record<string, { pattern: string; name: string; read?: (text: string) => number }> = {
  Y: { pattern: '\\d{4}', name: 'year' },
  m: { pattern: '\\d{1,2}', name: 'month' },
  b: { pattern: '[A-Za-z]{3}', name: 'month', read: (text) => monthOf(text, 3) },
  B: { pattern: '[A-Za-z]{3,9}', name: 'month', read: (text) => monthOf(text, 9) },
  d: { pattern: '\\d{1,2}', name: 'day' },
  j: { pattern: '\\d{1,3}', name: 'dayOfYear' },
  H: { pattern: '\\d{1,2}', name: 'hour' },
  M: { pattern: '\\d{2}', name: 'minute' },
  S: { pattern: '\\d{2}', name: 'second' },
  L: { pattern: '\\d{1,3}', name: 'millisecond', read: (text) => Number(text.padEnd(3, '0')) },
  G: { pattern: '\\d{4}', name: 'isoYear' },
  V: { pattern: '\\d{1,2}', name: 'isoWeek' },
  u: { pattern: '[1-7]', name: 'isoDay' },
  z: { pattern: 'Z|[+-]\\d\\d(?::?\\d\\d)?', name: 'offset', read: offsetOf },
  Z: { pattern: '[+-]?\\d{1,4}', name: 'offset', read: (text) => Number(text) * 60_000 },
};

const monthOf = (text: string, length: number): number =>
  monthNames.findIndex((name) => name.slice(0, length).toLowerCase() === text.toLowerCase()) + 1;

/** Reads a date as a format such as `%d.%m.%Y` says; undefined where the text is another one. */
export const readByFormat = (text: string, format: string): DateText | undefined => {
  const found: Parts = new Map();
  let rest = text;
  for (const [whole, sign] of format.matchAll(/%(.?)|[^%]/gsu)) {
    const taken = takeFrom(rest, whole, sign, found);
    if (taken === undefined) return undefined;
    rest = rest.slice(taken);
  }
  const local = rest === '' ? momentOf(found) : undefined;
  return local && { local, offset: found.get('offset') };
};

/** How many letters a part of the format takes; undefined where it does not fit. */
const takeFrom = (
  text: string,
  literal: string,
  sign: string | undefined,
  found: Parts,
): number | undefined => {
  if (sign === undefined || sign === '%') {
    const wanted = sign ?? literal;
    return text.startsWith(wanted) ? wanted.length : undefined;
  }
  const known = Object.hasOwn(signs, sign) ? signs[sign] : undefined;
  if (!known)
    throw new CommandError(
      sign === '' ? 18535 : 18536,
      sign === ''
        ? "Unmatched '%' at end of format string"
        : `Invalid format character '%${sign}' in format string`,
    );
  const part = new RegExp(`^(?:${known.pattern})`).exec(text)?.[0];
  if (part === undefined) return undefined;
  found.set(known.name, known.read?.(part) ?? Number(part));
  return part.length;
};

/** A time of day that is left out is midnight; a day has to be there whole, in one way of counting. */
const momentOf = (found: Parts): Date | undefined => {
  const day = dayOf(found);
  if (!day) return undefined;
  const clock = (name: string): number => found.get(name) ?? 0;
  return dateOf([
    day.getUTCFullYear(),
    day.getUTCMonth() + 1,
    day.getUTCDate(),
    clock('hour'),
    clock('minute'),
    clock('second'),
    clock('millisecond'),
  ]);
};

const dayOf = (found: Parts): Date | undefined => {
  const [year, month, date, count] = ['year', 'month', 'day', 'dayOfYear'].map((name) => found.get(name));
  const [isoYear, isoWeek, isoDay] = ['isoYear', 'isoWeek', 'isoDay'].map((name) => found.get(name));
  const natural = [year, month, date, count].some((part) => part !== undefined);
  if (isoYear !== undefined && isoWeek !== undefined && isoDay !== undefined && !natural)
    return isoWeek >= 1 && isoWeek <= 53 ? isoDayAt(isoYear, isoWeek, isoDay) : undefined;
  if (year === undefined || [isoYear, isoWeek, isoDay].some((part) => part !== undefined)) return undefined;
  if (count !== undefined && month === undefined && date === undefined) return dayOfYear(year, count);
  if (month === undefined || date === undefined || count !== undefined) return undefined;
  return dateOf([year, month, date, 0, 0, 0, 0]);
};

const dayOfYear = (year: number, count: number): Date | undefined => {
  const date = new Date(new Date(0).setUTCFullYear(year, 0, count));
  return count >= 1 && date.getUTCFullYear() === year ? date : undefined;
};
