import { isObjectId, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { offsetAt, zoneOf } from './time-zone.ts';

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
  const [value, zone] = [args.get('date'), zoneOf(args.get('timezone'))];
  if (value === null || zone === undefined) return undefined;
  const date = momentOf(value);
  const offset = offsetAt(zone, date);
  return { date: new Date(date.getTime() + offset), offset };
};

const startOfYear = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);

export const dayOfYear = ({ date }: LocalTime): number =>
  Math.floor((date.getTime() - startOfYear(date.getUTCFullYear())) / day) + 1;

/** Weeks begin on Sunday; the days before the first are in week 0. */
export const week = (time: LocalTime): number =>
  Math.floor((dayOfYear(time) + 6 - time.date.getUTCDay()) / 7);

export const isoDay = ({ date }: LocalTime): number => date.getUTCDay() || 7;

/** The Thursday of a week decides to which year it belongs. */
const thursday = (time: LocalTime): LocalTime => ({
  date: new Date(time.date.getTime() + (4 - isoDay(time)) * day),
  offset: 0,
});

export const isoWeek = (time: LocalTime): number => Math.ceil(dayOfYear(thursday(time)) / 7);
export const isoYear = (time: LocalTime): number => thursday(time).date.getUTCFullYear();
