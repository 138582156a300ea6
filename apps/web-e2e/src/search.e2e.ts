import { expect, type Page } from '@playwright/test';

import { barriers } from './support/barriers';
import { enter, instructor, log, openChat, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

const WORD = 'Quaternionen';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search messages' });
const from = (page: Page) => dialog(page).getByRole('combobox', { name: 'From' });
const person = (page: Page, name: string) => dialog(page).getByRole('option', { name });
const status = (page: Page) => dialog(page).getByRole('status').last();
const results = (page: Page) => dialog(page).getByRole('list', { name: 'Results' });

test.describe('search', () => {
  test('leads to a message far up and back to where one was in the results, by keyboard alone', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    await lena.tell(room, `Die **${WORD}** sind nicht kommutativ.`);
    for (let i = 0; i < 60; i += 1) await lena.tell(room, `Later message ${i}`);
    await lena.tell(room, `More on ${WORD.toUpperCase()}, much later.`);
    const page = await enter(browser, student);
    await openChat(page, instructor);

    await page.keyboard.press('Control+k');
    await expect(dialog(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('quatérnion');
    await expect(status(page)).toHaveText('2 messages found');
    await expect(results(page).locator('mark')).toHaveText([WORD.toUpperCase(), WORD]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(log(page).getByText('sind nicht kommutativ.')).toBeInViewport();
    await expect(log(page).getByRole('article', { name: /kommutativ/ })).toBeFocused();

    await page.getByRole('button', { name: 'Back to the results' }).click();
    await expect(results(page).getByRole('button', { name: /kommutativ/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(log(page).getByText('sind nicht kommutativ.')).toBeInViewport();

    // Left by Escape, it is found as it was.
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('searchbox').focus();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(dialog(page).getByRole('searchbox')).toHaveValue('quatérnion');
  });

  test('narrows by person and place, forgets what was deleted, and says when there is nothing', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const message = await lena.tell(room, 'Xylophon, nur kurz.');
    const page = await enter(browser, student);
    await page.getByRole('button', { name: 'Search messages' }).click();
    const box = dialog(page).getByRole('searchbox');
    await expect(box).toBeFocused();
    await box.fill('xylo');
    await expect(results(page).getByRole('button')).toHaveCount(1);
    await from(page).fill('amina');
    await person(page, student).click();
    await expect(from(page)).toHaveValue(student);
    await expect(status(page)).toHaveText('Nothing found');
    await dialog(page).getByRole('button', { name: 'From anyone' }).click();
    await expect(results(page).getByRole('button')).toHaveCount(1);
    await from(page).fill('brandt');
    await person(page, instructor).click();
    await dialog(page).getByLabel('When').selectOption('pastWeek');
    await expect(results(page).getByRole('button')).toHaveCount(1);

    await lena.remove(message);
    await box.fill('xylop');
    await expect(status(page)).toHaveText('Nothing found');
  });

  test('finds whom one shares only a large room with, by keys alone, and narrows to certain days', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    await lena.tell(await lena.roomWith(student), 'Zimtstern, heute.');
    const page = await enter(browser, student);
    await page.keyboard.press('Control+k');
    await expect(dialog(page).getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('zimt');
    await expect(results(page).getByRole('button')).toHaveCount(1);

    await from(page).focus();
    await page.keyboard.type('guðrun');
    await expect(person(page, 'Guðrún Þorláksdóttir')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeVisible();
    await expect(from(page)).toHaveValue('');
    await page.keyboard.type('nobody at all');
    await expect(dialog(page).getByText('Nobody of this name')).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('LENA');
    await expect(person(page, instructor)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(from(page)).toHaveValue(instructor);
    await expect(results(page).getByRole('button')).toHaveCount(1);

    const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    await dialog(page).getByLabel('When').selectOption('days');
    await dialog(page).getByLabel('Last day').fill('2020-01-31');
    await expect(status(page)).toHaveText('Nothing found');
    await dialog(page).getByLabel('Last day').fill(today);
    await dialog(page).getByLabel('First day').fill(today);
    await expect(results(page).getByRole('button')).toHaveCount(1);
    expect(await barriers(page)).toEqual([]);
  });

  test('fits a phone, from right to left as well', async ({ browser }) => {
    const page = await enter(browser, student);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Search messages' }).click();
    await dialog(page).getByRole('searchbox').fill('th');
    await expect(results(page).getByRole('button').first()).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
});
