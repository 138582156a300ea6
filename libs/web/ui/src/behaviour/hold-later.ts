import { useEffect } from 'react';

/** Whatever the screen waits for, the rest does not wait longer than this. */
const MOST_MS = 2_000;

let holds = 0;
const waiting = new Set<() => void>();

/**
 * While anything is held, drawing a component for later does not fetch it: a browser fetches and runs few scripts at a
 * time, and those that the screen waits for come first. Returns what ends it; two seconds end it too.
 */
export function holdLater(): () => void {
  holds += 1;
  let isHeld = true;
  const release = (): void => {
    if (!isHeld) return;
    isHeld = false;
    clearTimeout(timer);
    holds -= 1;
    if (holds > 0) return;
    waiting.forEach((go) => go());
    waiting.clear();
  };
  const timer = setTimeout(release, MOST_MS);
  return release;
}

/** Holds for as long as something is being waited for. */
export function useHoldLater(isWaiting: boolean): void {
  useEffect(() => (isWaiting ? holdLater() : undefined), [isWaiting]);
}

/** Calls when nothing is held, also by what is drawn in the same moment; never after it was cancelled. */
export function whenFree(call: () => void): () => void {
  let isWanted = true;
  const go = (): void => {
    if (isWanted) call();
  };
  queueMicrotask(() => (holds === 0 ? go() : waiting.add(go)));
  return () => {
    isWanted = false;
    waiting.delete(go);
  };
}
