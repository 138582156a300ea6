import type { Id } from '@officehours/contracts';

const KEY = 'officehours:demo-person';

/**
 * Which demo person this tab is. The cookie is shared by all tabs, but a demo is two people side by side in two windows
 * of one browser: such a tab signs in again by itself instead of using the cookie.
 */
export interface DemoMemory {
  get(): Id | null;
  set(userId: Id | null): void;
}

export function demoMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null): DemoMemory {
  return {
    get: () => storage?.getItem(KEY) ?? null,
    set(userId) {
      try {
        if (userId === null) storage?.removeItem(KEY);
        else storage?.setItem(KEY, userId);
      } catch {
        // Without storage the tab is this person until it is reloaded.
      }
    },
  };
}

export function tabStorage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
