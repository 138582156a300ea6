import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** What a browser keeps for the page, by where and under which name, with all that stands there. */
export type Kept = Record<string, string>;

const PAGE = new URL('../../../../docs/browser-storage.md', import.meta.url);
const PLACES: Record<string, string> = {
  IndexedDB: 'database',
  localStorage: 'local',
  sessionStorage: 'session',
};

/** The names of `docs/browser-storage.md`: `local officehours:draft:…` stands for every draft. */
export function documented(): string[] {
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return rows.flatMap((row) => {
    const where = (row.split('|')[1] ?? '').replaceAll(/\(\[.*?\)\)/g, '');
    const place = Object.entries(PLACES).find(([word]) => where.includes(word))?.[1];
    const names = [...where.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    // What notifications keep is there only where a push service is: `offline.e2e.ts` puts it there itself.
    return place && !row.includes('notifications are on')
      ? names.filter((name) => name.startsWith('officehours')).map((name) => `${place} ${name}`)
      : [];
  });
}

/** As in the page: a name with a person's or a room's id in it is that of its kind. */
export const kindOf = (name: string): string =>
  name.replace(/^(local officehours:(?:draft|edit)(?:-unsaved)?:).*/, '$1…');

/** Everything that the page's origin keeps in the browser, but for cookies. */
export const keptBy = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const kept: Record<string, string> = {};
    for (const [key, value] of Object.entries(localStorage)) kept[`local ${key}`] = String(value);
    for (const [key, value] of Object.entries(sessionStorage)) kept[`session ${key}`] = String(value);
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[`cache ${name}`] = requests.map(({ url }) => url).join('\n');
    }
    const rowsOf = (store: IDBObjectStore): Promise<unknown[]> =>
      new Promise((resolve, reject) => {
        const asked = store.getAll();
        asked.onsuccess = () => resolve(asked.result as unknown[]);
        asked.onerror = () => reject(asked.error ?? new Error('not read'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
      });
      const stores = [...database.objectStoreNames];
      const rows =
        stores.length > 0 ? stores.map((one) => database.transaction(stores).objectStore(one)) : [];
      kept[`database ${name}`] = JSON.stringify(await Promise.all(rows.map(rowsOf)));
      database.close();
    }
    return kept;
  });
