import {
  DATABASE,
  dropUnused,
  KEPT_BYTES,
  keptSizes,
  sumOf,
  UnsentDatabase,
  type KeptItem,
  type KeptTrayRow,
  type Transaction,
} from './idb-database';
import type { OutboxItem } from './item';
import { withKeptFiles } from './merge-files';
import type { OutboxStorage } from './storage';

/** The outbox in IndexedDB. Past its number of bytes, a message is sent from the open page or not at all. */
export function idbOutboxStorage(name = DATABASE, mostBytes = KEPT_BYTES): OutboxStorage {
  const database = new UnsentDatabase(name);
  // Every reading makes new objects of the same bytes: what is on the screen goes on showing those it has.
  const shown = new Map<string, Blob>();
  const removeWhere = (isGone: (kept: KeptItem | KeptTrayRow) => boolean) =>
    database.write((transaction) => remove(transaction, isGone));

  return {
    async list(userId) {
      const transaction = await database.read();
      const items = await transaction.objectStore('items').index('userId').getAll(userId);
      const bytes = transaction.objectStore('bytes');
      const bytesOf = async (key: string) => shown.get(key) ?? (await bytes.get(key));
      const whole = await Promise.all(items.map((item) => withBytes(item, bytesOf)));
      shown.clear();
      for (const { key, blob } of whole.flatMap(({ files = [] }) => files)) shown.set(key, blob);
      return whole;
    },
    async put(item) {
      const kept = await database.write((transaction) => putInto(transaction, item, mostBytes));
      for (const { key, blob } of kept.files ?? []) shown.set(key, blob);
      return kept;
    },
    remove: (clientMessageId) => database.write((transaction) => removeOne(transaction, clientMessageId)),
    clear: (userId) => removeWhere((kept) => kept.userId === userId),
    clearOthers: (userId, time) =>
      removeWhere((kept) => kept.userId !== userId && Date.parse(kept.createdAt) < time),
  };
}

async function putInto(transaction: Transaction, item: OutboxItem, mostBytes: number): Promise<OutboxItem> {
  const [items, bytes] = [transaction.objectStore('items'), transaction.objectStore('bytes')];
  const before = await items.get(item.clientMessageId);
  const known = new Set(keysOf(before));
  const added = (item.files ?? []).filter(({ key }) => !known.has(key));
  const sizes = added.length > 0 ? await keptSizes(transaction) : new Map<string, number>();
  const fresh = added.filter(({ key }) => !sizes.has(key));
  if (sumOf(sizes.values()) + sumOf(fresh.map(({ size }) => size)) > mostBytes)
    throw new Error('the browser keeps no more files');
  const { files: _bytes, ...rest } = item;
  const kept = withKeptFiles(item, before as OutboxItem | undefined);
  const files = kept.files?.map(({ blob: _blob, ...file }) => file);
  await items.put({ ...rest, ...(files && { files }) });
  await Promise.all(fresh.map(({ key, blob }) => bytes.put(blob, key)));
  await takeFromTrays(transaction, new Set(added.map(({ key }) => key)));
  await dropUnused(transaction, [...known]);
  return kept;
}

/** What is in a message is no longer chosen for one: not both, and not neither, whenever the page ends. */
async function takeFromTrays(transaction: Transaction, keys: ReadonlySet<string>): Promise<void> {
  if (keys.size === 0) return;
  const trays = transaction.objectStore('trays');
  for await (const cursor of trays) {
    const left = cursor.value.files.filter(({ key }) => !keys.has(key));
    if (left.length === 0) await cursor.delete();
    else if (left.length < cursor.value.files.length) await cursor.update({ ...cursor.value, files: left });
  }
}

async function removeOne(transaction: Transaction, clientMessageId: string): Promise<void> {
  const items = transaction.objectStore('items');
  const item = await items.get(clientMessageId);
  await items.delete(clientMessageId);
  await dropUnused(transaction, keysOf(item));
}

async function remove(
  transaction: Transaction,
  isGone: (kept: KeptItem | KeptTrayRow) => boolean,
): Promise<void> {
  const keys: string[] = [];
  for (const store of ['items', 'trays'] as const)
    for await (const cursor of transaction.objectStore(store)) {
      if (!isGone(cursor.value)) continue;
      keys.push(...keysOf(cursor.value));
      await cursor.delete();
    }
  await dropUnused(transaction, keys);
}

const keysOf = (kept: KeptItem | KeptTrayRow | undefined): string[] =>
  (kept?.files ?? []).map(({ key }) => key);

async function withBytes(
  { files, ...item }: KeptItem,
  bytesOf: (key: string) => Promise<Blob | undefined>,
): Promise<OutboxItem> {
  if (!files) return item;
  const whole = files.map(async (file) => ({ ...file, blob: (await bytesOf(file.key)) ?? new Blob() }));
  return { ...item, files: await Promise.all(whole) };
}
