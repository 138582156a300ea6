import type { Id } from '@officehours/contracts';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kept, KeptPart, KeptRoom, KeptStorage } from './kept';

/** Rooms whose last page is kept: those seen last. */
const KEPT_ROOMS = 20;

type Row = KeptPart & { userId: Id; at: number };

interface Schema extends DBSchema {
  parts: { key: [string, string]; value: Row; indexes: { userId: string } };
}

/** What was read last, in IndexedDB: one row a part, found by its person. */
export function idbKeptStorage(name = 'officehours-kept', now = Date.now): KeptStorage {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => (opening = null);
  const database = () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade: (db) =>
        void db.createObjectStore('parts', { keyPath: ['userId', 'name'] }).createIndex('userId', 'userId'),
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };

  return {
    async read(userId) {
      return keptOf(await (await database()).getAllFromIndex('parts', 'userId', userId));
    },
    async write(userId, parts, rooms) {
      const { store, done } = (await database()).transaction('parts', 'readwrite');
      const at = now();
      await Promise.all(parts.map((part) => store.put({ ...part, userId, at })));
      const rows = await store.index('userId').getAll(userId);
      await Promise.all(tooMany(rows, rooms).map((row) => store.delete([userId, row.name])));
      await done;
    },
    async clear(userId) {
      const { store, done } = (await database()).transaction('parts', 'readwrite');
      const names = await store.index('userId').getAllKeys(userId);
      await Promise.all(names.map((key) => store.delete(key)));
      await done;
    },
  };
}

function keptOf(rows: readonly Row[]): Kept | null {
  const kept: { -readonly [Key in keyof Kept]?: Kept[Key] } = {};
  const logs = new Map<Id, KeptRoom>();
  for (const row of rows) {
    if (row.name === 'user') kept.user = row.value;
    else if (row.name === 'rooms') kept.rooms = row.value;
    else if (row.name === 'courses') kept.courses = row.value;
    else logs.set(row.name.slice('log:'.length), row.value);
  }
  const { user, rooms = null, courses = null } = kept;
  return user ? { user, rooms, courses, logs } : null;
}

/** The pages of other rooms than `rooms`, and those that were seen longest ago, past the number that is kept. */
function tooMany(rows: readonly Row[], rooms?: ReadonlySet<Id>): Row[] {
  const isTheirs = (name: string) => rooms?.has(name.slice('log:'.length)) ?? true;
  const pages = rows.filter(({ name }) => name.startsWith('log:'));
  const wanted = pages.filter(({ name }) => isTheirs(name)).sort((a, b) => b.at - a.at);
  return [...pages.filter(({ name }) => !isTheirs(name)), ...wanted.slice(KEPT_ROOMS)];
}
