import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { OutgoingFile } from '../attachments/types';
import type { OutboxItem } from './item';
import { withKeptFiles } from './merge-files';
import type { OutboxStorage } from './storage';

/** Bytes of all unsent files in this browser; past it, a message is sent from the open page or not at all. */
const KEPT_BYTES = 200 * 1024 * 1024;

type KeptFile = Omit<OutgoingFile, 'blob'>;
type KeptItem = Omit<OutboxItem, 'files'> & { files?: KeptFile[] };

interface Schema extends DBSchema {
  items: { key: string; value: KeptItem; indexes: { userId: string } };
  /** By the key of their file. Apart from the items, so that these are written again without them. */
  bytes: { key: string; value: Blob };
}
type Transaction = IDBPTransaction<Schema, ['items', 'bytes'], 'readwrite'>;

/** The outbox in IndexedDB. The database is opened at the first use, and again when the browser closed it. */
export function idbOutboxStorage(name = 'officehours-outbox', mostBytes = KEPT_BYTES): OutboxStorage {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => (opening = null);
  // Every reading makes new objects of the same bytes: what is on the screen goes on showing those it has.
  const shown = new Map<string, Blob>();
  const database = () => {
    opening ??= openDB<Schema>(name, 2, {
      upgrade(db, from) {
        if (from < 1)
          db.createObjectStore('items', { keyPath: 'clientMessageId' }).createIndex('userId', 'userId');
        db.createObjectStore('bytes');
      },
      // A newer page in another tab waits for this one.
      blocking: (_current, _blocked, event) => (forget(), (event.target as IDBDatabase).close()),
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };
  // Strict: what a person wrote is on the disk before the browser calls it kept.
  const write = async (): Promise<Transaction> =>
    (await database()).transaction(['items', 'bytes'], 'readwrite', { durability: 'strict' });

  const removeWhere = async (test: (item: KeptItem) => boolean) => {
    const transaction = await write();
    for await (const { value } of transaction.objectStore('items'))
      if (test(value)) await drop(transaction, value);
    await transaction.done;
  };

  return {
    async list(userId) {
      const transaction = (await database()).transaction(['items', 'bytes']);
      const items = await transaction.objectStore('items').index('userId').getAll(userId);
      const bytes = transaction.objectStore('bytes');
      const bytesOf = async (key: string) => shown.get(key) ?? (await bytes.get(key));
      const whole = await Promise.all(items.map((item) => withBytes(item, bytesOf)));
      shown.clear();
      for (const { key, blob } of whole.flatMap(({ files = [] }) => files)) shown.set(key, blob);
      return whole;
    },
    async put(item) {
      const transaction = await write();
      const kept = await putInto(transaction, item, mostBytes);
      await transaction.done;
      for (const { key, blob } of kept.files ?? []) shown.set(key, blob);
      return kept;
    },
    async remove(clientMessageId) {
      const transaction = await write();
      const item = await transaction.objectStore('items').get(clientMessageId);
      if (item) await drop(transaction, item);
      await transaction.done;
    },
    clear: (userId) => removeWhere((item) => item.userId === userId),
    clearOthers: (userId, time) =>
      removeWhere((item) => item.userId !== userId && Date.parse(item.createdAt) < time),
  };
}

async function putInto(transaction: Transaction, item: OutboxItem, mostBytes: number): Promise<OutboxItem> {
  const [items, bytes] = [transaction.objectStore('items'), transaction.objectStore('bytes')];
  const before = await items.get(item.clientMessageId);
  const known = new Set(before?.files?.map(({ key }) => key));
  const fresh = (item.files ?? []).filter(({ key }) => !known.has(key));
  if (fresh.length > 0) {
    const all = (await items.getAll()).flatMap(({ files = [] }) => files);
    const size = [...all, ...fresh].reduce((sum, file) => sum + file.size, 0);
    if (size > mostBytes) throw new Error('the browser keeps no more files');
  }
  const { files: _bytes, ...rest } = item;
  const kept = withKeptFiles(item, before as OutboxItem | undefined);
  const files = kept.files?.map(({ blob: _blob, ...file }) => file);
  await items.put({ ...rest, ...(files && { files }) });
  await Promise.all(fresh.map(({ key, blob }) => bytes.put(blob, key)));
  const now = new Set(files?.map(({ key }) => key));
  await Promise.all([...known].filter((key) => !now.has(key)).map((key) => bytes.delete(key)));
  return kept;
}

async function drop(transaction: Transaction, { clientMessageId, files = [] }: KeptItem): Promise<void> {
  await transaction.objectStore('items').delete(clientMessageId);
  await Promise.all(files.map(({ key }) => transaction.objectStore('bytes').delete(key)));
}

async function withBytes(
  { files, ...item }: KeptItem,
  bytesOf: (key: string) => Promise<Blob | undefined>,
): Promise<OutboxItem> {
  if (!files) return item;
  const whole = files.map(async (file) => ({ ...file, blob: (await bytesOf(file.key)) ?? new Blob() }));
  return { ...item, files: await Promise.all(whole) };
}
