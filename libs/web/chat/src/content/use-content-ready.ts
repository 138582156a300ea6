import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { missingFor } from './pieces';

/** Longer than that the words are worth more than their looks: on a slow line the scripts of mathematics take about as long. */
const HOLD_MS = 1_200;

/**
 * Whether the newest messages can be drawn as they will stay. A conversation that opens with mathematics waits for it a
 * moment, instead of growing under the eyes of the reader when it comes; one in which they have written already does not.
 */
export function useContentReady(items: readonly ChatItem[], hasWritten: boolean): boolean {
  const [isOpen, setOpen] = useState(false);
  const missing = isOpen || hasWritten ? [] : missingFor(items);
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
