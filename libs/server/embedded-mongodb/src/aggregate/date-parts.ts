import { Int32 } from 'bson';
import { toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { localTime } from './local-time.ts';

/** Days of other zones are not always as long. */
export const refuseZone = (operator: string, args: Doc): void => {
  const zone = args.get('timezone') ?? 'UTC';
  if (zone !== 'UTC' && zone !== 'GMT')
    throw new CommandError(115, `${operator} with another timezone than UTC is not supported`);
};

/** `$dateToParts`. */
export const toParts = (args: Doc): Value => {
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

export const partNames = ['month', 'day', 'hour', 'minute', 'second', 'millisecond'];

/** Parts beyond their range go over into the next larger one. */
export const fromParts = (args: Doc): Value => {
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
