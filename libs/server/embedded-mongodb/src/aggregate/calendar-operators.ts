import { Int32, Long } from 'bson';
import { isNumber, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { between, floor, isUnit, plus } from './calendar.ts';
import { dateFromText } from './date-from-text.ts';
import { fromParts, isoPartNames, partNames, toParts } from './date-parts.ts';
import { momentOf } from './local-time.ts';
import type { NamedOperator } from './named-operators.ts';
import { zoneOf } from './time-zone.ts';

const unitOf = (operator: string, args: Doc): string => {
  const unit = args.get('unit');
  if (isUnit(unit)) return unit;
  throw new CommandError(9, `${operator}: unknown time unit value: ${String(unit)}`);
};

const moved =
  (operator: string, sign: 1 | -1) =>
  (args: Doc): Value => {
    const zone = zoneOf(args.get('timezone'));
    if (zone === undefined || ['startDate', 'unit', 'amount'].some((name) => args.get(name) === null))
      return null;
    const unit = unitOf(operator, args);
    const amount = isNumber(args.get('amount')) ? toInteger(args.get('amount')) : undefined;
    if (amount === undefined)
      throw new CommandError(5166405, `${operator} expects a whole number as its amount`);
    return plus(momentOf(args.get('startDate')), unit, sign * amount, zone);
  };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const startOfWeek = (operator: string, args: Doc): number => {
  const name = args.get('startOfWeek') ?? 'sunday';
  const day =
    typeof name === 'string'
      ? weekdays.findIndex((weekday) => [weekday, weekday.slice(0, 3)].includes(name.toLowerCase()))
      : -1;
  if (day < 0) throw new CommandError(9, `${operator}: unknown day of week value: ${String(name)}`);
  return day;
};

/** The first day counts for weeks only, and is not looked at for other units. */
const weekStart = (operator: string, unit: string, args: Doc): number =>
  unit === 'week' ? startOfWeek(operator, args) : 0;

const isMissing = (args: Doc, unit: Value | undefined): boolean =>
  [...args].some(([name, value]) => value === null && (name !== 'startOfWeek' || unit === 'week'));

const difference = (args: Doc): Value => {
  if (isMissing(args, args.get('unit'))) return null;
  const unit = unitOf('$dateDiff', args);
  const [start, end] = [momentOf(args.get('startDate')), momentOf(args.get('endDate'))];
  const zone = zoneOf(args.get('timezone'))!;
  return Long.fromNumber(between(start, end, unit, zone, weekStart('$dateDiff', unit, args)));
};

/** So many units are added to the year 2000 without going beyond what a date holds. */
const mostUnits = 1e11;

const truncated = (args: Doc): Value => {
  if (isMissing(args, args.get('unit'))) return null;
  const unit = unitOf('$dateTrunc', args);
  const size = toInteger(args.get('binSize') ?? new Int32(1));
  if (size === undefined || size < 1 || size > mostUnits)
    throw new CommandError(5439017, '$dateTrunc requires binSize to be a whole number greater than 0');
  const zone = zoneOf(args.get('timezone'))!;
  return floor(momentOf(args.get('date')), unit, size, zone, weekStart('$dateTrunc', unit, args));
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
  $dateFromParts: { needed: [], optional: [...partNames, ...isoPartNames, 'timezone'], apply: fromParts },
  $dateFromString: {
    needed: ['dateString'],
    optional: ['format', 'timezone', 'onError', 'onNull'],
    apply: dateFromText,
  },
};
