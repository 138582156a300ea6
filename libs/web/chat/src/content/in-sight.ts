import { leastHeight, type Sized } from '../message-list/estimate';

/** The messages that a conversation opens with, and rather more than fit: the newest, or those from the first unread one on. */
export function inSight<T extends Sized & { seq: number | null }>(
  items: readonly T[],
  unreadFrom: number | null,
): readonly T[] {
  const first = unreadFrom === null ? -1 : items.findIndex(({ seq }) => seq !== null && seq >= unreadFrom);
  // Where those do not fill the screen, the list stands at its end.
  return (first >= 0 && filling(items.slice(first))) || (filling([...items].reverse()) ?? items);
}

/** As many as fill the screen. */
function filling<T extends Sized>(items: readonly T[]): readonly T[] | null {
  let space = window.innerHeight;
  const last = items.findIndex((item) => (space -= leastHeight(item)) < 0);
  return last < 0 ? null : items.slice(0, last + 1);
}
