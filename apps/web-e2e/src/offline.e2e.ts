import { expect, type Page } from '@playwright/test';

import { enter, instructor, log, openChat, say, student } from './support/demo';
import { test } from './support/test';

/** How many rows each of the app's databases holds. */
const kept = (page: Page, name: string, store: string): Promise<number> =>
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

test('without network the app opens with what was last read, and sends what is written when it is back', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const last = (await log(page).getByRole('article').last().textContent()) ?? '';
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => kept(page, 'officehours-kept', 'parts')).toBeGreaterThan(2);
  // The worker takes the page over with its next load, and has by then fetched what draws the app.
  await page.reload();
  await expect(log(page).getByRole('article').last()).toBeVisible();

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Conversations' }).getByRole('listitem')).not.toHaveCount(0);
  await expect(log(page).getByRole('article').last()).toContainText(last.slice(0, 40));
  await expect(page.getByText('You are offline.', { exact: false })).toBeVisible();
  await say(page, instructor, 'Written on the train.');
  const written = log(page).getByRole('article').last();
  await expect(written).toContainText('Written on the train.');
  await expect(written.getByText('Sending')).toBeAttached();

  await page.context().setOffline(false);
  await expect(written.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached({ timeout: 20_000 });
  await expect(page.getByText('You are offline.', { exact: false })).toHaveCount(0);

  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  expect(await kept(page, 'officehours-kept', 'parts')).toBe(0);
  expect(await kept(page, 'officehours-outbox', 'items')).toBe(0);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|person/.test(key))),
  ).toEqual([]);
});
