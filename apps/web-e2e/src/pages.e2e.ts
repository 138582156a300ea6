import { expect } from '@playwright/test';

import { barriers } from './support/barriers';
import { enter, instructor, openChat, student } from './support/demo';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test('the sign-in page has no barriers', async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
      expect(await barriers(page)).toEqual([]);
    });

    test('the chat has no barriers', async ({ browser }) => {
      const page = await enter(browser, student);
      await page.emulateMedia({ colorScheme });
      await openChat(page, instructor);
      expect(await barriers(page)).toEqual([]);
    });
  });
}

test('the app asks nothing from anywhere else and writes no error to the console', async ({
  page,
  baseURL,
}) => {
  const troubles = watchForTroubles(page, baseURL ?? '');
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${student}` }).click();
  await openChat(page, instructor);
  await page.reload();
  await expect(page.getByRole('log').getByRole('article').first()).toBeVisible();
  expect(troubles).toEqual([]);
});

test('scripts come compressed', async ({ page }) => {
  const encodings: (string | undefined)[] = [];
  page.on('response', (response) => {
    if (/\/assets\/(?:index|chat)-.*\.js$/.test(response.url()))
      encodings.push(response.headers()['content-encoding']);
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  expect([...new Set(encodings)]).toEqual([expect.stringMatching(/^(?:br|gzip)$/)]);
});

test('signing out ends the session for good', async ({ browser }) => {
  const page = await enter(browser, student);
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page
    .getByRole('menuitem', { name: /Sign out/ })
    .or(page.getByRole('button', { name: /Sign out/ }))
    .click();
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
});

test('a phone shows the list, then the chat, and goes back', async ({ browser }) => {
  const page = await enter(browser, student);
  await page.setViewportSize({ width: 360, height: 740 });
  await openChat(page, instructor);
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeHidden();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  await page
    .getByRole('button', { name: /back/i })
    .or(page.getByRole('link', { name: /back/i }))
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
});
