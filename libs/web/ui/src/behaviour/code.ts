import { useEffect, useSyncExternalStore } from 'react';
import { whenFree } from './hold-later';

/** Something that is imported once, and again when that failed. */
export interface Code<T> {
  get: () => T | null;
  /** Whether the last attempt to fetch it failed. */
  isMissing: () => boolean;
  subscribe: (changed: () => void) => () => void;
  /** Resolves whether or not it could be had. */
  fetch: () => Promise<void>;
}

export function createCode<T>(load: () => Promise<T>): Code<T> {
  const listeners = new Set<() => void>();
  let value: T | null = null;
  let loading: Promise<void> | null = null;
  let isMissing = false;
  const tell = (): void => listeners.forEach((changed) => changed());
  return {
    get: () => value,
    isMissing: () => isMissing,
    subscribe(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    fetch() {
      loading ??= load().then(
        (loaded) => {
          value = loaded;
          isMissing = false;
          tell();
        },
        () => {
          loading = null;
          isMissing = true;
          tell();
        },
      );
      return loading;
    },
  };
}

/** What was imported, or null until it is there; using it asks for it, when it can wait after what the screen waits for. */
export function useCode<T>(code: Code<T>, canWait = false): T | null {
  useEffect(() => {
    const fetch = (): void => void code.fetch();
    return canWait ? whenFree(fetch) : fetch();
  }, [code, canWait]);
  return useSyncExternalStore(code.subscribe, code.get, code.get);
}

/** Whether it could not be fetched, and nobody has fetched it since. */
export function useIsMissing(code: Code<unknown>): boolean {
  return useSyncExternalStore(code.subscribe, code.isMissing, code.isMissing);
}
