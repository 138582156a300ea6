import { useEffect, useSyncExternalStore } from 'react';

/** Something that is imported once, and again when that failed. */
export interface Code<T> {
  get: () => T | null;
  subscribe: (changed: () => void) => () => void;
  /** Resolves whether or not it could be had. */
  fetch: () => Promise<void>;
}

export function createCode<T>(load: () => Promise<T>): Code<T> {
  const listeners = new Set<() => void>();
  let value: T | null = null;
  let loading: Promise<void> | null = null;
  return {
    get: () => value,
    subscribe(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    fetch() {
      loading ??= load().then(
        (loaded) => {
          value = loaded;
          listeners.forEach((changed) => changed());
        },
        () => {
          loading = null;
        },
      );
      return loading;
    },
  };
}

/** What was imported, or null until it is there; using it asks for it. */
export function useCode<T>(code: Code<T>): T | null {
  useEffect(() => void code.fetch(), [code]);
  return useSyncExternalStore(code.subscribe, code.get, code.get);
}
