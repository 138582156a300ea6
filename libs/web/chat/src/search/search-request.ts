import type { SearchRequest } from '@officehours/contracts';

/** Days back from today. */
export const SPANS = { pastWeek: 7, pastMonth: 31, pastYear: 366 } as const;
export type SearchSpan = keyof typeof SPANS;

/** What narrows a search. */
export interface SearchFilterValues {
  chatRoomId?: string;
  courseId?: string;
  senderId?: string;
  span?: SearchSpan;
  hasFile?: boolean;
}

/** What to ask the service for; null when that is nothing. Days are whole, so that the same question stays the same. */
export function requestOf(text: string, values: SearchFilterValues, now = new Date()): SearchRequest | null {
  const q = text.trim();
  const { span, hasFile, ...rest } = values;
  if (q === '' && !rest.senderId && !hasFile) return null;
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (span ? SPANS[span] : 0));
  return {
    ...rest,
    ...(q !== '' && { q }),
    ...(hasFile && { hasFile }),
    ...(span && { since: since.toISOString() }),
  };
}
