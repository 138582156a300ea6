import type { Id } from '@officehours/contracts';
import type { OutboxItem } from './item';
import { withKeptFiles } from './merge-files';

/** Where unsent messages survive a reload or a crash, shared by all tabs. */
export interface OutboxStorage {
  /** Everything of one person, in any order. */
  list(userId: Id): Promise<OutboxItem[]>;
  /** Answers it as it is kept: of its files, each as it was first brought to the service, by whichever tab. */
  put(item: OutboxItem): Promise<OutboxItem>;
  remove(clientMessageId: string): Promise<void>;
  /** Removes everything of one person. */
  clear(userId: Id): Promise<void>;
  /** Removes what other people than `userId` left here before `time`, in milliseconds since 1970. */
  clearOthers(userId: Id, time: number): Promise<void>;
}

/** For tests, and for pages in which the browser allows no storage. */
export function memoryOutboxStorage(): OutboxStorage {
  const items = new Map<string, OutboxItem>();
  const removeWhere = (test: (item: OutboxItem) => boolean) => {
    for (const [id, item] of items) if (test(item)) items.delete(id);
  };
  return {
    list: async (userId) => [...items.values()].filter((item) => item.userId === userId),
    async put(item) {
      const kept = withKeptFiles(item, items.get(item.clientMessageId));
      items.set(item.clientMessageId, kept);
      return kept;
    },
    remove: async (clientMessageId) => void items.delete(clientMessageId),
    clear: async (userId) => removeWhere((item) => item.userId === userId),
    clearOthers: async (userId, time) =>
      removeWhere((item) => item.userId !== userId && Date.parse(item.createdAt) < time),
  };
}
