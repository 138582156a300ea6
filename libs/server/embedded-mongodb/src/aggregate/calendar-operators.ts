import { Int32, Long } from 'bson';
import { isNumber, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { localTime, momentOf } from './date-operators.ts';
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

/** Days of other zones are not always as long. */
const refuseZone = (operator: string, args: Doc): void => {
  const zone = args.get('timezone') ?? 'UTC';
  if (zone !== 'UTC' && zone !== 'GMT')
    throw new CommandError(115, `${operator} with another timezone than UTC is not supported`);
};

const monthNumber = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

const daysIn = (month: number): number =>
  new Date(
    new Date(0).setUTCFullYear(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 0),
  ).getUTCDate();

/** The same day of another month, or its last where there is no such day. */
const inMonth = (date: Date, month: number): Date => {
  const moved = new Date(date);
  moved.setUTCFullYear(
    Math.floor(month / 12),
    ((month % 12) + 12) % 12,
    Math.min(date.getUTCDate(), daysIn(month)),
  );
  return moved;
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

const toParts = (args: Doc): Value => {
  if ((args.get('iso8601') ?? false) !== false)
    throw new CommandError(115, "The option 'iso8601' of $dateToParts is not supported");
  const time = localTime(args);
  if (!time) return null;
  const { date } = time;
  const parts: Record<string, number> = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
  return new Map(Object.entries(parts).map(([name, value]) => [name, new Int32(value)]));
};

const partNames = ['month', 'day', 'hour', 'minute', 'second', 'millisecond'];

/** Parts beyond their range go over into the next larger one. */
const fromParts = (args: Doc): Value => {
  if ([...args.values()].includes(null)) return null;
  refuseZone('$dateFromParts', args);
  const read = (name: string, otherwise: number): number => {
    const value = args.has(name) ? toInteger(args.get(name)) : otherwise;
    if (value !== undefined && Math.abs(value) <= 32_768) return value;
    throw new CommandError(40515, `'${name}' must evaluate to a whole number from -32768 to 32767`);
  };
  const year = read('year', 0);
  if (year < 1 || year > 9999)
    throw new CommandError(40523, "'year' must evaluate to an integer in the range 1 to 9999");
  const [month, day, hour, minute, second, millisecond] = partNames.map((name) =>
    read(name, name === 'month' || name === 'day' ? 1 : 0),
  ) as [number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date;
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
