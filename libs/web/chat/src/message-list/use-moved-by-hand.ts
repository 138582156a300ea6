import { useEffect, useState, type RefObject } from 'react';

const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Tells when the reader takes hold of the element; returns how to stop listening. */
export function onGesture(element: HTMLElement | null, told: () => void): () => void {
  GESTURES.forEach((gesture) => element?.addEventListener(gesture, told, { passive: true }));
  return () => GESTURES.forEach((gesture) => element?.removeEventListener(gesture, told));
}

/** Whether the reader has scrolled the list, which until then only places itself. */
export function useMovedByHand(scroller: RefObject<HTMLElement | null>): boolean {
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    if (!isMoved) return onGesture(scroller.current, () => setMoved(true));
  }, [scroller, isMoved]);
  return isMoved;
}
