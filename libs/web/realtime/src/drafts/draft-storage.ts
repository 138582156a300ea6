import type { Id } from '@officehours/contracts';

/** The browser's key-value storage, or a map where it is refused. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'officehours:draft:';

/** The drafts of one person in the browser. What the browser refuses to keep lives as long as the page. */
export interface DraftStorage {
  readAll(): Map<Id, string>;
  /** An empty text removes the draft. */
  write(roomId: Id, text: string): void;
  /** The room of a key that another tab changed; null when it is not a draft of this person. */
  roomOfKey(key: string | null): Id | null;
}

export function draftStorage(storage: KeyValueStorage | null, userId: Id): DraftStorage {
  const prefix = `${PREFIX}${userId}:`;
  const roomOfKey = (key: string | null) => (key?.startsWith(prefix) ? key.slice(prefix.length) : null);
  return {
    roomOfKey,
    readAll() {
      const drafts = new Map<Id, string>();
      for (let index = 0; index < (storage?.length ?? 0); index += 1) {
        const key = storage!.key(index);
        const roomId = roomOfKey(key);
        if (roomId !== null) drafts.set(roomId, storage!.getItem(key!) ?? '');
      }
      return drafts;
    },
    write(roomId, text) {
      try {
        if (text === '') storage?.removeItem(prefix + roomId);
        else storage?.setItem(prefix + roomId, text);
      } catch {
        // Full or forbidden: the draft stays in memory.
      }
    },
  };
}

/** Storage that the browser lets this page use; touching it throws where it is blocked. */
export function browserStorage(): KeyValueStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
