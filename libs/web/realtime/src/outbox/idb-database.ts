import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { KeptTray } from '../attachments/tray-storage';
import type { OutgoingFile } from '../attachments/types';
import type { OutboxItem } from './item';

/** Bytes of all files in this browser that are not sent yet. */
export const KEPT_BYTES = 200 * 1024 * 1024;
export const DATABASE = 'officehours-outbox';

export type KeptFile = Omit<OutgoingFile, 'blob'>;
export type KeptItem = Omit<OutboxItem, 'files'> & { files?: KeptFile[] };
export type KeptTrayRow = Omit<KeptTray, 'files'> & { files: KeptFile[] };

const STORES = ['items', 'trays', 'bytes'] as const;

export interface Schema extends DBSchema {
  items: { key: string; value: KeptItem; indexes: { userId: string } };
  /** What is chosen for the next messages, by its person, the page it is chosen in, and the room. */
  trays: { key: [string, string, string]; value: KeptTrayRow; indexes: { userId: string } };
  /** By the key of their file. Apart from items and trays, so that these are written again without them. */
  bytes: { key: string; value: Blob };
}
export type Transaction = IDBPTransaction<Schema, [...typeof STORES], 'readwrite'>;

/** The database of what is not sent yet. It is opened at the first use, and again when the browser closed it. */
export class UnsentDatabase {
  private opening: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(private readonly name: string) {}

  async read() {
    return (await this.open()).transaction([...STORES]);
  }

  /** All of `work` or nothing of it; what a person wrote is on the disk (`strict`) when this resolves. */
  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const database = await this.open();
    const transaction = database.transaction([...STORES], 'readwrite', { durability: 'strict' });
    try {
      const answer = await work(transaction);
      await transaction.done;
      return answer;
    } catch (error) {
      transaction.done.catch(() => undefined);
      abort(transaction);
      throw error;
    }
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    const forget = () => (this.opening = null);
    this.opening ??= openDB<Schema>(this.name, 3, {
      upgrade(db, from) {
        if (from < 1)
          db.createObjectStore('items', { keyPath: 'clientMessageId' }).createIndex('userId', 'userId');
        if (from < 2) db.createObjectStore('bytes');
        const trays = db.createObjectStore('trays', { keyPath: ['userId', 'page', 'roomId'] });
        trays.createIndex('userId', 'userId');
      },
      // A newer page in another tab waits for this one.
      blocking: (_current, _blocked, event) => (forget(), (event.target as IDBDatabase).close()),
      terminated: forget,
    });
    this.opening.catch(forget);
    return this.opening;
  }
}

/** The size of every file that is kept, by its key. */
export async function keptSizes(transaction: Transaction): Promise<Map<string, number>> {
  const [items, trays] = await Promise.all([
    transaction.objectStore('items').getAll(),
    transaction.objectStore('trays').getAll(),
  ]);
  const files = [...items, ...trays].flatMap((kept) => kept.files ?? []);
  return new Map(files.map(({ key, size }) => [key, size]));
}

/** Deletes the bytes of those files that are in no message and no tray any more. */
export async function dropUnused(transaction: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const kept = await keptSizes(transaction);
  const unused = keys.filter((key) => !kept.has(key));
  await Promise.all(unused.map((key) => transaction.objectStore('bytes').delete(key)));
}

export const sumOf = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}
