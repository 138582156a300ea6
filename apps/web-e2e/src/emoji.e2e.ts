import { expect, type Page } from '@playwright/test';

import { composer, enter, instructor, log, openChat, student } from './support/demo';
import { tabTo } from './support/keys';
import { test } from './support/test';

const button = (page: Page) => page.getByRole('button', { name: 'Insert emoji' });
const picker = (page: Page) => page.getByRole('dialog', { name: 'Insert emoji' });
const search = (page: Page) => picker(page).getByRole('searchbox', { name: 'Search emoji' });
const emoji = (page: Page, char: string) => picker(page).getByRole('button', { name: char });

test('an emoji is picked with the mouse and stands where the caret was', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const box = composer(page, instructor);
  await box.fill('Well done, Maya.');
  await box.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(9, 9));
  await button(page).click();
  await expect(search(page)).toBeFocused();
  await emoji(page, '🎉').click();
  await expect(box).toHaveValue('Well done🎉, Maya.');
  await expect(box).toBeFocused();
  await expect(picker(page)).toBeHidden();
  await page.keyboard.type('!');
  await expect(box).toHaveValue('Well done🎉!, Maya.');
  await box.fill('');
});

test('an emoji is found and picked by keys alone, and Escape leads back to the text', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const box = composer(page, instructor);
  await box.fill('Up ');
  await tabTo(page, button(page));
  await page.keyboard.press('Enter');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('rocket');
  await expect(picker(page).locator('[data-emoji]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Up 🚀');
  await expect(box).toBeFocused();

  await tabTo(page, button(page));
  await page.keyboard.press('Enter');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(emoji(page, '😀')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(emoji(page, '😃')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(picker(page)).toBeHidden();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('Up 🚀');
  await box.fill('');
});

test('words that no emoji has say so', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await button(page).click();
  await search(page).fill('eigenvalue');
  await expect(picker(page)).toContainText('No emoji found');
  await expect(picker(page).locator('[data-emoji]')).toHaveCount(0);
});

test('the picker stays in sight when the window becomes smaller, as by a keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/dev/gallery/chat-emoji');
  await expect(search(page)).toBeVisible();
  for (const size of [
    { width: 390, height: 480 },
    { width: 844, height: 390 },
  ]) {
    await page.setViewportSize(size);
    await expect
      .poll(async () => {
        const box = await picker(page).boundingBox();
        return box && box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width;
      })
      .toBe(true);
    await expect(search(page)).toBeInViewport({ ratio: 1 });
  }
});

test('emoji are found and named in the reader’s language', async ({ page }) => {
  await page.goto('/dev/gallery/chat-emoji?language=ar');
  const picker = page.getByRole('dialog').filter({ has: page.getByRole('searchbox') });
  await picker.getByRole('searchbox').fill('قلب حب');
  await expect(picker.getByRole('button', { name: /^❤️ قلب/ })).toBeVisible();
  await picker.getByRole('searchbox').fill('rocket');
  await expect(picker.getByRole('button', { name: /^🚀 صاروخ/ })).toBeVisible();
});

test('any emoji can be a reaction, and choosing one does not go away by moving over other messages', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const others = page.getByRole('dialog', { name: 'Other reactions' });
  const row = log(page).getByRole('article').last();
  const openAll = async (): Promise<void> => {
    await row.hover();
    await row.getByRole('button', { name: 'React', exact: true }).click();
    await row.getByRole('button', { name: 'Other reactions' }).click();
    await expect(others.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused();
  };
  await openAll();
  await log(page)
    .getByRole('article')
    .nth(-3)
    .hover({ position: { x: 5, y: 5 }, force: true });
  await page.keyboard.type('rocket');
  // Keys of the search are none of the conversation's.
  await page.keyboard.press('Home');
  await expect(others.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(others).toHaveCount(0);
  await expect(row.getByRole('button', { name: '🚀 You', pressed: true })).toBeVisible();

  // The other way is back, one step at a time.
  await openAll();
  await page.keyboard.press('Escape');
  await expect(others).toBeHidden();
  await expect(row.getByRole('button', { name: 'Other reactions' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('button', { name: '👍', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'Reply' })).toBeVisible();
  await row.getByRole('button', { name: '🚀 You' }).click();
  await expect(row.getByRole('button', { name: '🚀' })).toHaveCount(0);
});
