import {
  DATABASE,
  dropUnused,
  KEPT_BYTES,
  keptSizes,
  sumOf,
  UnsentDatabase,
  type KeptTrayRow,
  type Transaction,
} from '../outbox/idb-database';
import type { KeptTray, TrayStorage } from './tray-storage';

/** Chosen files in IndexedDB, in the database of the outbox: their bytes are written once, and count together. */
export function idbTrays(name = DATABASE, mostBytes = KEPT_BYTES): TrayStorage {
  const database = new UnsentDatabase(name);
  return {
    async pages(userId) {
      const trays = await (await database.read()).objectStore('trays').index('userId').getAll(userId);
      return [...new Set(trays.map(({ page }) => page))];
    },
    adopt: (userId, from, to) => database.write((transaction) => adopt(transaction, userId, from, to)),
    put: (tray) => database.write((transaction) => put(transaction, tray, mostBytes)),
  };
}

async function adopt(
  transaction: Transaction,
  userId: string,
  from: string,
  to: string,
): Promise<KeptTray[]> {
  const [trays, bytes] = [transaction.objectStore('trays'), transaction.objectStore('bytes')];
  const left = (await trays.index('userId').getAll(userId)).filter(({ page }) => page === from);
  const mine = left.map(async (tray) => {
    await trays.delete([userId, from, tray.roomId]);
    const own = await trays.get([userId, to, tray.roomId]);
    await trays.put({ ...tray, page: to, files: [...tray.files, ...(own?.files ?? [])] });
    const whole = tray.files.map(async (file) => ({
      ...file,
      blob: (await bytes.get(file.key)) ?? new Blob(),
    }));
    return { ...tray, page: to, files: await Promise.all(whole) };
  });
  return Promise.all(mine);
}

async function put(transaction: Transaction, tray: KeptTray, mostBytes: number): Promise<boolean> {
  const { files, ...rest } = tray;
  const [trays, bytes] = [transaction.objectStore('trays'), transaction.objectStore('bytes')];
  const before = await trays.get([tray.userId, tray.page, tray.roomId]);
  const known = (before?.files ?? []).map(({ key }) => key);
  // What was removed makes room for what was added.
  const stays = files.filter(({ key }) => known.includes(key)).map(withoutBytes);
  await save(transaction, { ...rest, files: stays });
  await dropUnused(transaction, known);
  const sizes = await keptSizes(transaction);
  let left = mostBytes - sumOf(sizes.values());
  const kept = files.filter(({ key, size }) => {
    if (sizes.has(key)) return true;
    if (size > left) return false;
    left -= size;
    return true;
  });
  const fresh = kept.filter(({ key }) => !sizes.has(key));
  await Promise.all(fresh.map(({ key, blob }) => bytes.put(blob, key)));
  await save(transaction, { ...rest, files: kept.map(withoutBytes) });
  return kept.length === files.length;
}

async function save(transaction: Transaction, tray: KeptTrayRow): Promise<void> {
  const trays = transaction.objectStore('trays');
  if (tray.files.length > 0) await trays.put(tray);
  else await trays.delete([tray.userId, tray.page, tray.roomId]);
}

const withoutBytes = ({ blob: _blob, ...file }: KeptTray['files'][number]) => file;
