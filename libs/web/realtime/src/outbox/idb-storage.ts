import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxItem } from './item';
import type { OutboxStorage } from './storage';

interface Schema extends DBSchema {
  items: { key: string; value: OutboxItem; indexes: { userId: string } };
}

/** The outbox in IndexedDB. The database is opened at the first use, and again when the browser closed it. */
export function idbOutboxStorage(name = 'officehours-outbox'): OutboxStorage {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => (opening = null);
  const database = () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade: (db) =>
        void db.createObjectStore('items', { keyPath: 'clientMessageId' }).createIndex('userId', 'userId'),
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };
  // Strict: what a person wrote is on the disk before the browser calls it kept.
  const write = async () => (await database()).transaction('items', 'readwrite', { durability: 'strict' });

  const removeWhere = async (test: (item: OutboxItem) => boolean) => {
    const transaction = await write();
    for await (const cursor of transaction.store) if (test(cursor.value)) await cursor.delete();
    await transaction.done;
  };

  return {
    list: async (userId) => (await database()).getAllFromIndex('items', 'userId', userId),
    async put(item) {
      const transaction = await write();
      await Promise.all([transaction.store.put(item), transaction.done]);
    },
    async remove(clientMessageId) {
      const transaction = await write();
      await Promise.all([transaction.store.delete(clientMessageId), transaction.done]);
    },
    clear: (userId) => removeWhere((item) => item.userId === userId),
    clearOthers: (userId, time) =>
      removeWhere((item) => item.userId !== userId && Date.parse(item.createdAt) < time),
  };
}
