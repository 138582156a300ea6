import { Int32, Long } from 'bson';
import { isNumber, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { momentOf } from './local-time.ts';
import { fromParts, partNames, refuseZone, toParts } from './date-parts.ts';
import { inMonth, monthNumber } from './months.ts';
import type { NamedOperator } from './named-operators.ts';

/** Lengths of the units that are always as long, in milliseconds. */
const lengths: Record<string, number> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const months: Record<string, number> = { year: 12, quarter: 3, month: 1 };

const unitOf = (operator: string, args: Doc): string => {
  const unit = args.get('unit');
  if (typeof unit === 'string' && (Object.hasOwn(lengths, unit) || Object.hasOwn(months, unit))) return unit;
  throw new CommandError(9, `${operator}: unknown time unit value: ${String(unit)}`);
};

const moved =
  (operator: string, sign: 1 | -1) =>
  (args: Doc): Value => {
    if (['startDate', 'unit', 'amount', 'timezone'].some((name) => args.get(name) === null)) return null;
    refuseZone(operator, args);
    const unit = unitOf(operator, args);
    const amount = isNumber(args.get('amount')) ? toInteger(args.get('amount')) : undefined;
    if (amount === undefined)
      throw new CommandError(5166405, `${operator} expects a whole number as its amount`);
    const start = momentOf(args.get('startDate'));
    const step = lengths[unit];
    const date =
      step === undefined
        ? inMonth(start, monthNumber(start) + sign * amount * months[unit]!)
        : new Date(start.getTime() + sign * amount * step);
    if (Number.isNaN(date.getTime())) throw new CommandError(5166406, `${operator} overflowed`);
    return date;
  };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** The first of January 1970 was a Thursday. */
const firstWeekday = 4;

const startOfWeek = (operator: string, args: Doc): number => {
  const name = args.get('startOfWeek') ?? 'sunday';
  const day =
    typeof name === 'string'
      ? weekdays.findIndex((weekday) => [weekday, weekday.slice(0, 3)].includes(name.toLowerCase()))
      : -1;
  if (day < 0) throw new CommandError(9, `${operator}: unknown day of week value: ${String(name)}`);
  return day;
};

/** How far the beginnings of weeks are from those that count from 1970. */
const weekShift = (operator: string, args: Doc): number =>
  ((startOfWeek(operator, args) - firstWeekday + 7) % 7) * lengths['day']!;

/** Counts the borders of units between two moments. */
const difference = (args: Doc): Value => {
  if ([...args.values()].includes(null)) return null;
  refuseZone('$dateDiff', args);
  const unit = unitOf('$dateDiff', args);
  const [start, end] = [momentOf(args.get('startDate')), momentOf(args.get('endDate'))];
  const length = lengths[unit];
  const shift = unit === 'week' ? weekShift('$dateDiff', args) : 0;
  const count = (date: Date): number =>
    length === undefined
      ? Math.floor(monthNumber(date) / months[unit]!)
      : Math.floor((date.getTime() - shift) / length);
  return Long.fromNumber(count(end) - count(start));
};

const truncated = (args: Doc): Value => {
  if ([...args.values()].includes(null)) return null;
  refuseZone('$dateTrunc', args);
  const unit = unitOf('$dateTrunc', args);
  if (toInteger(args.get('binSize') ?? new Int32(1)) !== 1)
    throw new CommandError(115, '$dateTrunc with a binSize other than 1 is not supported');
  const date = momentOf(args.get('date'));
  const length = lengths[unit];
  if (length === undefined) {
    const month = Math.floor(monthNumber(date) / months[unit]!) * months[unit]!;
    return new Date(new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1));
  }
  const shift = unit === 'week' ? weekShift('$dateTrunc', args) : 0;
  return new Date(Math.floor((date.getTime() - shift) / length) * length + shift);
};

const change = ['startDate', 'unit', 'amount'];

export const calendarOperators: Record<string, NamedOperator> = {
  $dateAdd: { needed: change, optional: ['timezone'], apply: moved('$dateAdd', 1) },
  $dateSubtract: { needed: change, optional: ['timezone'], apply: moved('$dateSubtract', -1) },
  $dateDiff: {
    needed: ['startDate', 'endDate', 'unit'],
    optional: ['timezone', 'startOfWeek'],
    apply: difference,
  },
  $dateTrunc: {
    needed: ['date', 'unit'],
    optional: ['binSize', 'timezone', 'startOfWeek'],
    apply: truncated,
  },
  $dateToParts: { needed: ['date'], optional: ['timezone', 'iso8601'], apply: toParts },
  $dateFromParts: { needed: ['year'], optional: [...partNames, 'timezone'], apply: fromParts },
};
