import { expect, type Page } from '@playwright/test';

import { composer, enter, instructor, log, openChat, student } from './support/demo';
import { test } from './support/test';

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

const background = (page: Page): Promise<string> =>
  page.getByRole('main').evaluate((main) => getComputedStyle(main).backgroundColor);

test('a draft is still there after a hard reload, and is gone once it is sent', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await composer(page, instructor).fill('Not quite finished');
  await page.reload();
  await expect(composer(page, instructor)).toHaveValue('Not quite finished');
  await composer(page, instructor).press('Enter');
  await expect(log(page).getByText('Not quite finished').last()).toBeVisible();
  await page.reload();
  await expect(log(page).getByRole('article').first()).toBeVisible();
  await expect(composer(page, instructor)).toHaveValue('');
});

test('a draft is shown in the list while another page is open', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await composer(page, instructor).fill('A thought for later');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  await expect(
    page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor }),
  ).toContainText('Draft:');
});

test('Arabic turns the page from right to left, and is kept', async ({ browser }) => {
  const page = await enter(browser, student);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await openSettings(page);
  await page.getByRole('radio', { name: 'العربية' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('the choice of dark or light wins over the device, and is kept', async ({ browser }) => {
  const page = await enter(browser, student);
  await page.emulateMedia({ colorScheme: 'light' });
  await openSettings(page);
  const light = await background(page);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => background(page)).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await background(page)).not.toBe(light);

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect.poll(() => background(page)).toBe(light);
});

test('Enter starts a new line for who wants it so, and Ctrl+Enter sends', async ({ browser }) => {
  const page = await enter(browser, student);
  await openSettings(page);
  await page.getByRole('switch', { name: /Enter sends the message/ }).uncheck();
  await page.goto('/');
  await openChat(page, instructor);
  await composer(page, instructor).focus();
  await page.keyboard.type('line one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('line two');
  await expect(composer(page, instructor)).toHaveValue('line one\nline two');
  await page.keyboard.press('Control+Enter');
  await expect(
    log(page)
      .getByRole('article', { name: /line one\s+line two/ })
      .last(),
  ).toBeVisible();
  await expect(composer(page, instructor)).toHaveValue('');
});
