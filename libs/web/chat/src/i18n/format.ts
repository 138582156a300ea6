import type { IsoTime } from '@officehours/contracts';
import type { Messages } from './en';
import { once } from './once';
import { numbers, primary } from './plural';

const DAY = 86_400_000;

/** Times and dates as the reader's language and time zone have them. */
export interface Format {
  /** A tag with the region, which decides the digits: `ar-EG`. */
  locale: string;
  /** 14:05 */
  time(at: IsoTime): string;
  /** Monday, 23 November 2026 at 14:05:09 */
  exact(at: IsoTime): string;
  /** Today, Yesterday, Monday (within a week), 3 November, 3 November 2025. */
  day(at: IsoTime, now?: Date): string;
  /** For lists: the time today, the weekday within a week, else a short date. */
  stamp(at: IsoTime, now?: Date): string;
  date(at: IsoTime): string;
  /** The calendar day in the reader's zone, for comparing: `2026-11-23`. */
  dayKey(at: IsoTime): string;
  number(value: number): string;
}

type Words = Pick<Messages, 'today' | 'yesterday'>;

/** `timeZone` is the reader's own when absent. */
export function createFormat(locale: string, words: Words, timeZone?: string): Format {
  const using = (options: Intl.DateTimeFormatOptions, tag = locale) => {
    const format = once(() => new Intl.DateTimeFormat(tag, { timeZone, ...options }));
    return (at: IsoTime | Date) => format().format(new Date(at));
  };
  const dayKey = using({ dateStyle: 'short' }, 'sv');
  const daysAgo = (at: IsoTime, now: Date): number =>
    Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(at))) / DAY);
  const thisYear = (at: IsoTime, now: Date): boolean => dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4);

  const time = using({ timeStyle: 'short' });
  const weekday = using({ weekday: 'long' });
  const shortWeekday = using({ weekday: 'short' });
  const dayOfYear = using({ day: 'numeric', month: 'long', weekday: 'long' });
  const fullDate = using({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = using({ day: 'numeric', month: 'short' });
  const shortDate = using({ day: 'numeric', month: 'numeric', year: '2-digit' });
  const number = (numbers[primary(locale)] = once(() => new Intl.NumberFormat(locale)));

  return {
    locale,
    time,
    exact: using({ dateStyle: 'full', timeStyle: 'medium' }),
    date: fullDate,
    dayKey,
    number: (value) => number().format(value),
    day: (at, now = new Date()) => {
      const ago = daysAgo(at, now);
      if (ago === 0) return words.today;
      if (ago === 1) return words.yesterday;
      if (ago > 1 && ago < 7) return weekday(at);
      return thisYear(at, now) ? dayOfYear(at) : fullDate(at);
    },
    stamp: (at, now = new Date()) => {
      const ago = daysAgo(at, now);
      if (ago <= 0) return time(at);
      if (ago === 1) return words.yesterday;
      if (ago < 7) return shortWeekday(at);
      return thisYear(at, now) ? shortDay(at) : shortDate(at);
    },
  };
}
