import { useEffect, useState, type RefObject } from 'react';

const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Whether the reader has scrolled the list, which until then only places itself. */
export function useMovedByHand(scroller: RefObject<HTMLElement | null>): boolean {
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element || isMoved) return;
    const onGesture = (): void => setMoved(true);
    GESTURES.forEach((gesture) => element.addEventListener(gesture, onGesture, { passive: true }));
    return () => GESTURES.forEach((gesture) => element.removeEventListener(gesture, onGesture));
  }, [scroller, isMoved]);
  return isMoved;
}
