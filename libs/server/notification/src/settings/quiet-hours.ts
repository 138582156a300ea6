import type { QuietHours } from '@officehours/contracts';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Spans that follow each other for longer than a week are one that never ends: then it is told after a week. */
const WEEK = 7 * DAY_MINUTES * MINUTE;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** When quiet hours that hold at a time are over; null when none hold. */
export function quietUntil({ timeZone, spans }: QuietHours, now: Date): Date | null {
  let at = now;
  while (at.getTime() - now.getTime() < WEEK) {
    const left = minutesLeft(spans, localTime(timeZone, at));
    if (left === 0) break;
    at = endOf(timeZone, at, left);
  }
  return at === now ? null : at;
}

/** So many minutes later on the wall, where the clock may be changed meanwhile. */
function endOf(timeZone: string, at: Date, minutes: number): Date {
  const end = Math.floor(at.getTime() / MINUTE) * MINUTE + minutes * MINUTE;
  const wanted = (localTime(timeZone, at).minute + minutes) % DAY_MINUTES;
  const off = (localTime(timeZone, new Date(end)).minute - wanted + DAY_MINUTES * 1.5) % DAY_MINUTES;
  return new Date(end - (off - DAY_MINUTES / 2) * MINUTE);
}

/** How long a span that holds goes on; 0 when none does. One that ends before it begins ends on the day after. */
function minutesLeft(spans: QuietHours['spans'], { day, minute }: { day: number; minute: number }): number {
  const ends = spans.flatMap((span) => {
    const length = (span.to - span.from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    const since =
      (((day - span.day + 7) % 7) * DAY_MINUTES + minute - span.from + 7 * DAY_MINUTES) % (7 * DAY_MINUTES);
    return since < length ? [length - since] : [];
  });
  return Math.max(0, ...ends);
}

function localTime(timeZone: string, at: Date): { day: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: WEEKDAYS.indexOf(of('weekday')), minute: Number(of('hour')) * 60 + Number(of('minute')) };
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
