import { CommandError } from '../errors.ts';
import { inMonth, monthNumber } from './months.ts';
import { momentAt, offsetAt } from './time-zone.ts';

/** Lengths of the units that are always as long, in milliseconds. */
export const lengths: Record<string, number> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const months: Record<string, number> = { year: 12, quarter: 3, month: 1 };

export const isUnit = (unit: unknown): unit is string =>
  typeof unit === 'string' && (Object.hasOwn(lengths, unit) || Object.hasOwn(months, unit));

/** Days and larger units go by the calendar of a zone, smaller ones by time that passes. */
const isOfCalendar = (unit: string): boolean => unit === 'week' || unit === 'day' || unit in months;

/** A moment as the clocks of a zone show it, in the fields of UTC. */
const local = (date: Date, zone: string): Date => new Date(date.getTime() + offsetAt(zone, date));

/** So many units later. */
export const plus = (date: Date, unit: string, amount: number, zone: string): Date => {
  const moved = isOfCalendar(unit)
    ? momentAt(shifted(local(date, zone), unit, amount), zone)
    : new Date(date.getTime() + amount * lengths[unit]!);
  if (Number.isNaN(moved.getTime())) throw new CommandError(5166406, 'dateAdd overflowed');
  return moved;
};

const shifted = (date: Date, unit: string, amount: number): Date => {
  const step = months[unit];
  return step === undefined
    ? new Date(date.getTime() + amount * lengths[unit]!)
    : inMonth(date, monthNumber(date) + amount * step);
};

/** How many borders of units lie between two moments. @param startOfWeek 0 for Sunday. */
export const between = (start: Date, end: Date, unit: string, zone: string, startOfWeek: number): number => {
  const [first, last] = [local(start, zone), local(end, zone)];
  const count = (date: Date): number => unitNumber(date, unit, startOfWeek);
  const borders = count(last) - count(first);
  if (isOfCalendar(unit)) return borders;
  const gained = offsetAt(zone, start) - offsetAt(zone, end);
  return borders + Math.trunc(gained / lengths[unit]!);
};

/** The first of January 1970 was a Thursday. */
const firstWeekday = 4;

const unitNumber = (date: Date, unit: string, startOfWeek: number): number => {
  const step = months[unit];
  if (step !== undefined) return Math.floor(monthNumber(date) / step);
  const shift = unit === 'week' ? ((startOfWeek - firstWeekday + 7) % 7) * lengths['day']! : 0;
  return Math.floor((date.getTime() - shift) / lengths[unit]!);
};

/** Bins are counted from the beginning of the year 2000, weeks from the first that begins in it. */
const reference = (unit: string, zone: string, startOfWeek: number): Date => {
  const newYear = Date.UTC(2000, 0, 1);
  const saturday = 6;
  const days = unit === 'week' ? (startOfWeek - saturday + 7) % 7 : 0;
  return momentAt(new Date(newYear + days * lengths['day']!), zone);
};

/** The beginning of the bin of so many units in which a moment lies. */
export const floor = (date: Date, unit: string, size: number, zone: string, startOfWeek: number): Date => {
  const origin = reference(unit, zone, startOfWeek);
  if (isOfCalendar(unit)) {
    const distance = between(origin, date, unit, zone, startOfWeek);
    return plus(origin, unit, Math.floor(distance / size) * size, zone);
  }
  const length = size * lengths[unit]!;
  return new Date(origin.getTime() + Math.floor((date.getTime() - origin.getTime()) / length) * length);
};
