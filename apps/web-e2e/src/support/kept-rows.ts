import type { Page } from '@playwright/test';

/** How many rows a table of one of the app's databases holds. */
export const keptRows = (page: Page, name: string, store: string): Promise<number> =>
  page.evaluate(
    async ([database, table]) => {
      // Opening one that is not there yet would make it.
      const there = await indexedDB.databases();
      if (!there.some(({ name }) => name === database)) return 0;
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const done = (count: number): void => {
            db.close();
            resolve(count);
          };
          const counting = db.transaction(table).objectStore(table).count();
          counting.onsuccess = () => done(counting.result);
        };
      });
    },
    [name, store] as const,
  );
