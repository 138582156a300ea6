import { typeAlias, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of a zone from UTC at a moment, in milliseconds: of a name such as `Europe/Berlin`, or `+02:00`. */
export const offsetAt = (zone: string, date: Date): number => {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed) return milliseconds(fixed[1]!, fixed[2]!, fixed[3] ?? '0', '0');
  const text =
    formatOf(zone)
      .formatToParts(date)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
  return milliseconds(sign, hours, minutes, seconds);
};

/**
 * The moment at which the clocks of a zone show a time, given in the fields of UTC. Of two such moments it is the
 * first; a time that clocks leave out is read with the offset from before.
 */
export const momentAt = (local: Date, zone: string): Date => {
  const day = 86_400_000;
  const guess = (around: number): Date =>
    new Date(local.getTime() - offsetAt(zone, new Date(local.getTime() + around)));
  const [before, after] = [guess(-day), guess(day)];
  const shown = (moment: Date): number => moment.getTime() + offsetAt(zone, moment);
  if (shown(before) === local.getTime()) return before;
  return shown(after) === local.getTime() ? after : before;
};

/** The zone that arguments name; undefined for null. */
export const zoneOf = (value: Value | undefined): string | undefined => {
  if (value === undefined) return 'UTC';
  if (value === null) return undefined;
  if (typeof value !== 'string')
    throw new CommandError(40517, `timezone must evaluate to a string, found ${typeAlias(value)}`);
  offsetAt(value, new Date(0));
  return value;
};

const milliseconds = (sign: string, hours: string, minutes: string, seconds: string): number =>
  (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;

const formatOf = (zone: string): Intl.DateTimeFormat => {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      throw new CommandError(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    // There are some six hundred names of zones, in several spellings.
    if (formats.size > 1000) formats.clear();
    formats.set(zone, format);
  }
  return format;
};
