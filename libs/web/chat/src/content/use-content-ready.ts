import type { Message } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { inSight } from './in-sight';
import { fetchPieces, missingFor } from './pieces';

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

  const wanted = useRef({ missing, items });
  useEffect(() => {
    wanted.current = { missing, items };
  });
  useEffect(() => {
    // What is further up is not waited for.
    if (isOpen) return fetchPieces(wanted.current.items);
    if (!hasAny) return;
    if (!isWaiting) return setOpen(true);
    const timer = setTimeout(() => setOpen(true), HOLD_MS);
    void Promise.all(wanted.current.missing.map((piece) => piece.fetch())).then(() => setOpen(true));
    return () => clearTimeout(timer);
  }, [isOpen, hasAny, isWaiting]);
  return isOpen || !isWaiting;
}

/** Fetches what the newest messages are drawn with: they have come, and are drawn in a moment. */
export const fetchFirst = (messages: readonly Message[]): void => fetchPieces(inSight(messages, null));
