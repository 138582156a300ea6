import type { QuietSpan } from '@officehours/contracts';

/** Hours that are quiet on some days of each week; the service keeps one span for each of these days. */
export interface QuietTime {
  from: number;
  to: number;
  /** 0 is Sunday. */
  days: readonly number[];
}

/** Days of a week as they are shown, Monday first. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0];
/** What the service keeps at most: two for each day. */
const MOST_SPANS = 14;

export const NIGHT: QuietTime = { from: 22 * 60, to: 7 * 60, days: WEEK };
const NOON: QuietTime = { from: 12 * 60, to: 13 * 60, days: [1, 2, 3, 4, 5] };

/** Spans of the same hours are one time. */
export function timesOf(spans: readonly QuietSpan[]): QuietTime[] {
  const hours = new Map(spans.map(({ from, to }) => [`${from}-${to}`, { from, to }]));
  return Array.from(hours.values(), ({ from, to }) => ({
    from,
    to,
    days: WEEK.filter((day) =>
      spans.some((span) => span.day === day && span.from === from && span.to === to),
    ),
  }));
}

export function spansOf(times: readonly QuietTime[]): QuietSpan[] {
  return times.flatMap(({ from, to, days }) => days.map((day) => ({ day, from, to })));
}

/** How many days may still be chosen, in all times together. */
export function daysLeft(times: readonly QuietTime[]): number {
  return MOST_SPANS - spansOf(times).length;
}

/** One more, on as many days as there is room for. */
export function withAnother(times: readonly QuietTime[]): QuietTime[] {
  return [...times, { ...NOON, days: NOON.days.slice(0, daysLeft(times)) }];
}

/** With this one changed; without it when no day of it is left. */
export function withChanged(times: readonly QuietTime[], index: number, time: QuietTime): QuietTime[] {
  return times.flatMap((one, at) => (at !== index ? [one] : time.days.length > 0 ? [time] : []));
}
