import { expect, type Page } from '@playwright/test';

import { enter, student } from './support/demo';
import { test } from './support/test';

interface Listed {
  id: string;
  isCurrent: boolean;
}

/** The sessions that the page is told of next. */
async function nextList(page: Page): Promise<Listed[]> {
  const answer = await page.waitForResponse(
    (response) => response.url().endsWith('/api/auth/session') && response.request().method() === 'GET',
  );
  return ((await answer.json()) as { sessions: Listed[] }).sessions;
}

test('a person sees where they are signed in and ends the other sessions', async ({ browser }) => {
  await enter(browser, student);
  const laptop = await enter(browser, student);
  const [before] = await Promise.all([nextList(laptop), laptop.goto('/settings')]);
  const others = before.filter(({ isCurrent }) => !isCurrent).map(({ id }) => id);
  expect(others.length).toBeGreaterThan(0);
  const main = laptop.getByRole('main');
  await expect(main.getByText('Where you are signed in')).toBeVisible();
  await expect(main.getByText('This device', { exact: true })).toHaveCount(1);
  const [after] = await Promise.all([
    nextList(laptop),
    main.getByRole('button', { name: 'Sign out everywhere else' }).click(),
  ]);
  // A tab of the demo signs in again by itself: what is there now is new, the old sessions are gone.
  expect(after.filter(({ id }) => others.includes(id))).toEqual([]);
  expect(after.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
});
