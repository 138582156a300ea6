import { randomUUID } from 'node:crypto';

import { expect, type Page } from '@playwright/test';

import { administration, administrator } from './support/administrator';
import { barriers } from './support/barriers';
import { student } from './support/demo';
import { test } from './support/test';

const entries = (page: Page) => page.getByRole('region', { name: 'Entries' }).getByRole('listitem');

async function openLog(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Open the audit log' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
}

test('an administrator reads who did what to whom, narrows it down by key, and checks that it is whole', async ({
  browser,
  request,
}) => {
  const { suspend, restore, enter } = await administration(request);
  const reason = `Threats ${randomUUID()}`;
  await suspend(student, reason);
  await restore(student);
  const page = await enter(browser);
  await openLog(page);
  const suspension = entries(page).filter({ hasText: reason });
  await expect(suspension).toContainText(`${administrator} suspended ${student}`);
  await expect(entries(page).filter({ hasText: 'signed in' }).first()).toBeVisible();

  // By the person in the sentence, then by what was done, with keys alone.
  await suspension.getByRole('button', { name: student }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Done to')).toHaveValue(/^[0-9a-f]{24}$/u);
  await expect(
    entries(page)
      .filter({ hasText: `let ${student} back in` })
      .first(),
  ).toBeVisible();
  await page.getByLabel('What', { exact: true }).focus();
  await page.getByLabel('What', { exact: true }).selectOption('Person suspended');
  await expect(entries(page).filter({ hasText: 'back in' })).toHaveCount(0);
  await expect(suspension).toBeVisible();
  await page.getByLabel('Up to').fill('2020-01-31');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).press('Enter');
  await expect(entries(page).filter({ hasText: 'signed in' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Check the log' }).press('Enter');
  await expect(page.getByText(/It is whole: \d+ entries, each bound/u)).toBeVisible();
  await expect(page.getByText(/^\d+:[0-9a-f]{64}$/u)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
});

test('the check finds an entry that was changed on its way out of the database', async ({
  browser,
  request,
}) => {
  const page = await (await administration(request)).enter(browser);
  await page.route('**/api/audit?after=*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { entries: { seq: number; at: string }[] };
    const entry = body.entries.find(({ seq }) => seq === 2);
    if (entry) entry.at = '1999-01-01T00:00:00.000Z';
    await route.fulfill({ response: answer, json: body });
  });
  await openLog(page);
  await page.getByRole('button', { name: 'Check the log' }).click();
  await expect(page.getByText('Entry 2 was changed.')).toBeVisible();
});

test('nobody else finds a way to the log, and is told so at its address', async ({ browser, request }) => {
  const page = await (await administration(request)).enter(browser, 'student');
  await page.goto('/settings');
  await expect(page.getByText('Blocked people')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the audit log' })).toHaveCount(0);
  await page.goto('/settings/audit');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(entries(page)).toHaveCount(0);
});

test('times and days of the log are those of the reader’s zone', async ({ browser }) => {
  const shown = async (timezoneId: string): Promise<string> => {
    const context = await browser.newContext({ timezoneId, locale: 'en-GB' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-11-25T12:00:00Z'));
    await page.goto('/dev/gallery/audit');
    return entries(page).first().locator('time').innerText();
  };
  expect(await shown('Europe/Berlin')).toBe('12:56');
  expect(await shown('Pacific/Auckland')).toBe('00:56');
});

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the log has no barriers on a narrow phone (${language}, ${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      for (const state of [
        'audit',
        'audit-asked',
        'audit-whole',
        'audit-changed',
        'audit-infected',
        'audit-empty',
        'audit-error',
      ]) {
        await page.goto(`/dev/gallery/${state}?language=${language}`);
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        expect([state, await barriers(page)]).toEqual([state, []]);
        const isTooWide = () => document.documentElement.scrollWidth > window.innerWidth;
        expect([state, await page.evaluate(isTooWide)]).toEqual([state, false]);
      }
    });
  }
}
