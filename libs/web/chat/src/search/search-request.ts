import { isSearchable, type SearchRequest } from '@officehours/contracts';

/** Days back from today. */
export const SPANS = { pastWeek: 7, pastMonth: 31, pastYear: 366 } as const;
export type SearchSpan = keyof typeof SPANS;

/** What narrows a search. */
export interface SearchFilterValues {
  chatRoomId?: string;
  courseId?: string;
  sender?: { id: string; name: string };
  span?: SearchSpan;
  /** From the first day to the last, both included, as `yyyy-mm-dd`; an empty one is open. */
  days?: { first: string; last: string };
  hasFile?: boolean;
}

/** What to ask the service for; null when that is nothing, or a single letter and nothing else. Days are whole, so that the same question stays the same. */
export function requestOf(text: string, values: SearchFilterValues, now = new Date()): SearchRequest | null {
  const q = text.trim();
  const { span, days, hasFile, sender, ...rest } = values;
  const request: SearchRequest = {
    ...rest,
    ...(q !== '' && { q }),
    ...(sender && { senderId: sender.id }),
    ...(hasFile && { hasFile }),
    ...(span && { since: daysAfter(now, -SPANS[span]) }),
    ...(days && between(days)),
  };
  const { q: _, ...narrowed } = request;
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  return isNarrowed || isSearchable(q) ? request : null;
}

/** Also where the last day was chosen before the first. */
function between({ first, last }: { first: string; last: string }): Pick<SearchRequest, 'since' | 'until'> {
  const isTurned = first !== '' && last !== '' && first > last;
  const [since, until] = isTurned ? [last, first] : [first, last];
  return {
    ...(since && { since: daysAfter(dayOf(since), 0) }),
    ...(until && { until: daysAfter(dayOf(until), 1) }),
  };
}

/** Midnight where the reader is. */
function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00`);
}

/** The beginning of the day that is so many days later, which is not always as many times 24 hours. */
function daysAfter(day: Date, days: number): string {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).toISOString();
}
