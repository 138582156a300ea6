import { CommandError } from '../errors.ts';

/** A date that was read: what the clock shows, in the fields of UTC, and how far its zone is from UTC, if it says so. */
export interface DateText {
  local: Date;
  offset: number | undefined;
}

const isoDate =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Reads an ISO 8601 date, undefined for a text that is no date. MongoDB reads dates in many other ways, too; those
 * are refused.
 */
export const readDate = (text: string): DateText | undefined => {
  const parts = isoDate.exec(text);
  if (!parts) {
    if (!/\d/.test(text)) return undefined;
    throw new CommandError(115, 'Dates that are not in ISO 8601 are only supported with a format');
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const local = dateOf([year!, month!, day!, hour!, minute!, second!, milliseconds]);
  return local && { local, offset: parts[8] === undefined ? undefined : offsetOf(parts[8]) };
};

/** From `Z`, `+hh`, `+hhmm` or `+hh:mm`, in milliseconds. */
export const offsetOf = (text: string): number => {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', ''));
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000;
};

/** Undefined where there is no such day or no such time. */
export const dateOf = (
  parts: [year: number, month: number, day: number, number, number, number, number],
): Date | undefined => {
  const [year, month, day, hour, minute, second, millisecond] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  const same =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  return same ? date : undefined;
};
