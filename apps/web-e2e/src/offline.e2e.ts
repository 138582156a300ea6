import { expect } from '@playwright/test';

import { enter, instructor, log, openChat, say, student } from './support/demo';
import { keptRows } from './support/kept-rows';
import { test } from './support/test';

test('without network the app opens with what was last read, and sends what is written when it is back', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const last = (await log(page).getByRole('article').last().textContent()) ?? '';
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => keptRows(page, 'officehours-kept', 'parts')).toBeGreaterThan(2);
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

  // What would be lost is asked about.
  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: /Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  const question = page.getByRole('dialog', { name: 'Sign out with unsent messages?' });
  await expect(question).toContainText('A message you wrote has not been sent yet.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(written.getByText('Sending')).toBeAttached();

  await page.context().setOffline(false);
  await expect(written.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached({ timeout: 20_000 });
  await expect(page.getByText('You are offline.', { exact: false })).toHaveCount(0);

  // As where notifications are on, which needs a push service.
  await page.evaluate(async () => {
    localStorage.setItem('officehours:push', '{"userId":"somebody","id":"this device"}');
    await (await caches.open('notices')).put('/notices/a-room', new Response('1'));
  });
  await signOut();
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  expect(await keptRows(page, 'officehours-kept', 'parts')).toBe(0);
  expect(await keptRows(page, 'officehours-outbox', 'items')).toBe(0);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|person|push/.test(key))),
  ).toEqual([]);
  expect(await page.evaluate(() => caches.has('notices'))).toBe(false);
});
