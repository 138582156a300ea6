import { useReadMarker } from '@officehours/web-realtime';
import { useEffect, useSyncExternalStore } from 'react';

const EVENTS = ['focus', 'blur'] as const;

function subscribe(changed: () => void): () => void {
  EVENTS.forEach((event) => window.addEventListener(event, changed));
  document.addEventListener('visibilitychange', changed);
  return () => {
    EVENTS.forEach((event) => window.removeEventListener(event, changed));
    document.removeEventListener('visibilitychange', changed);
  };
}

/** Whether someone is really looking: the tab is on the screen and has the focus. */
export function useIsLooking(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && document.hasFocus());
}

/** Moves the read position to `lastSeq` while it is seen: the end of the list is on the screen, and someone is looking at it. */
export function useReadAtEnd(roomId: string, lastSeq: number, isSeen: boolean): void {
  const markRead = useReadMarker(roomId);
  useEffect(() => {
    if (isSeen && lastSeq > 0) markRead(lastSeq);
  }, [isSeen, lastSeq, markRead]);
}
