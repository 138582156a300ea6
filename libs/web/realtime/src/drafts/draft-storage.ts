import type { Id } from '@officehours/contracts';

/** The browser's key-value storage, or a map where it is refused. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** New messages, by their room; changes of messages, by the message. */
export type DraftKind = 'draft' | 'edit';

/** The drafts of one person in the browser. What the browser refuses to keep lives as long as the page. */
export interface DraftStorage {
  readAll(): Map<Id, string>;
  /** An empty text removes the draft. */
  write(roomId: Id, text: string): void;
  /** Rooms whose draft was typed in this browser and is not at the service yet. */
  unsaved(): Set<Id>;
  isUnsaved(roomId: Id): boolean;
  setUnsaved(roomId: Id, isUnsaved: boolean): void;
  /** The room of a key that another tab changed; null when it is not a draft of this person. */
  roomOfKey(key: string | null): Id | null;
}

export function draftStorage(storage: KeyValueStorage | null, userId: Id, kind: DraftKind): DraftStorage {
  const prefix = `officehours:${kind}:${userId}:`;
  const unsavedPrefix = `officehours:${kind}-unsaved:${userId}:`;
  const roomOfKey = (key: string | null) => restOf(key, prefix);
  const put = (key: string, value: string): void => {
    try {
      if (value === '') storage?.removeItem(key);
      else storage?.setItem(key, value);
    } catch {
      // Full or forbidden: the draft stays in memory.
    }
  };
  return {
    roomOfKey,
    readAll: () => new Map(entriesOf(storage, prefix)),
    write: (roomId, text) => put(prefix + roomId, text),
    unsaved: () => new Set(entriesOf(storage, unsavedPrefix).map(([roomId]) => roomId)),
    isUnsaved: (roomId) => (storage?.getItem(unsavedPrefix + roomId) ?? null) !== null,
    setUnsaved: (roomId, isUnsaved) => put(unsavedPrefix + roomId, isUnsaved ? '1' : ''),
  };
}

const restOf = (key: string | null, prefix: string): string | null =>
  key?.startsWith(prefix) ? key.slice(prefix.length) : null;

function entriesOf(storage: KeyValueStorage | null, prefix: string): [rest: string, value: string][] {
  return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage!.key(index)).flatMap((key) => {
    const rest = restOf(key, prefix);
    return rest === null ? [] : [[rest, storage!.getItem(key!) ?? ''] satisfies [string, string]];
  });
}

/** Storage that the browser lets this page use; touching it throws where it is blocked. */
export function browserStorage(): KeyValueStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
