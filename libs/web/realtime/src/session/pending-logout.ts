import type { KeyValueStorage } from '../drafts/draft-storage';

const KEY = 'officehours:signing-out';

/**
 * That someone signed out while the service could not be told. Their cookie still works: the next load must end the
 * session with it, not sign them in again.
 */
export interface PendingLogout {
  isPending(): boolean;
  set(isPending: boolean): void;
}

export function pendingLogout(storage: KeyValueStorage | null): PendingLogout {
  return {
    isPending: () => storage?.getItem(KEY) === '1',
    set(isPending) {
      try {
        if (isPending) storage?.setItem(KEY, '1');
        else storage?.removeItem(KEY);
      } catch {
        // Without storage only this page knows.
      }
    },
  };
}
