import { useEffect, useEffectEvent } from 'react';
import type { Zoom } from './use-zoom';

/** Null where there is nothing to go to. */
export type Go = (() => void) | null;

interface Ways {
  left: Go;
  right: Go;
  older: Go;
  newer: Go;
}

/** The keys of the viewer, wherever the focus is in it, buttons included. */
export function useViewerKeys(zoom: Zoom, ways: Ways): void {
  const press = useEffectEvent((event: KeyboardEvent) => onKey(event, zoom, ways));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

function onKey(event: KeyboardEvent, zoom: Zoom, ways: Ways): void {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[key];
  if (arrow) {
    // In a picture that is larger than the window they move it, and lead to others where all of it is seen.
    if (!zoom.pan(arrow)) (arrow.x > 0 ? ways.left : arrow.x < 0 ? ways.right : null)?.();
  } else if (key === '+' || key === '=') zoom.closer();
  else if (key === '-') zoom.further();
  else if (key === '0') zoom.reset();
  else if (key === 'PageUp') ways.older?.();
  else if (key === 'PageDown') ways.newer?.();
  else return;
  event.preventDefault();
}
