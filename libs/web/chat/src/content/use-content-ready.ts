import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { missingFor } from './pieces';

/** About as many messages as a screen and a bit more show. */
const SCREEN = 30;
/** Longer than that the words are worth more than their looks: on a slow line the scripts of mathematics take about as long. */
const HOLD_MS = 1_200;

/**
 * Whether the messages with which a conversation opens can be drawn as they will stay. A conversation that opens with mathematics waits for it a
 * moment, instead of growing under the eyes of the reader when it comes; one in which they have written already does not.
 */
export function useContentReady(
  items: readonly ChatItem[],
  { hasWritten, unreadFrom }: { hasWritten: boolean; unreadFrom: number | null },
): boolean {
  const [isOpen, setOpen] = useState(false);
  const missing = isOpen || hasWritten ? [] : missingFor(inSight(items, unreadFrom));
  const isWaiting = missing.length > 0;
  const hasAny = items.length > 0;

  const wanted = useRef(missing);
  useEffect(() => {
    wanted.current = missing;
  });
  useEffect(() => {
    if (isOpen || !hasAny) return;
    if (!isWaiting) return setOpen(true);
    const timer = setTimeout(() => setOpen(true), HOLD_MS);
    void Promise.all(wanted.current.map((piece) => piece.fetch())).then(() => setOpen(true));
    return () => clearTimeout(timer);
  }, [isOpen, hasAny, isWaiting]);
  return isOpen || !isWaiting;
}

/** The newest messages, or those from the first unread one on: the list opens there. */
function inSight(items: readonly ChatItem[], unreadFrom: number | null): readonly ChatItem[] {
  const first = unreadFrom === null ? -1 : items.findIndex(({ seq }) => seq !== null && seq >= unreadFrom);
  return first < 0 ? items.slice(-SCREEN) : items.slice(first, first + SCREEN);
}
