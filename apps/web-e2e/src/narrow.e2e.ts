import { expect, type Locator } from '@playwright/test';

import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { test } from './support/test';

async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return box;
}

for (const width of [320, 414]) {
  test(`with letters of twice the size and ${width} px there is room to write and to read the name`, async ({
    browser,
  }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await page.screenshot({ path: `test-results/narrow-${width}.png` });
    expect((await boxOf(composer(page, instructor))).width).toBeGreaterThan(width / 2);
    const name = page.getByRole('heading', { name: instructor });
    expect((await boxOf(name)).width).toBeGreaterThan(width / 3);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the actions of a message stand above it, and own messages end at one edge', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await say(page, instructor, 'Short.');
  await say(page, instructor, '🎉');
  await say(page, instructor, 'A long line that goes on to the widest that a message may be. '.repeat(4));
  const rows = log(page).getByRole('article');
  const bubble = (row: Locator) => row.locator('.rounded-xl').first();
  await expect(rows.last()).toContainText('A long line');
  const ends = await Promise.all(
    [-1, -2, -3].map(async (at) => {
      const { x, width } = await boxOf(bubble(rows.nth(at)));
      return Math.round(x + width);
    }),
  );
  expect(new Set(ends).size).toBe(1);
  await bubble(rows.last()).hover();
  const actions = await boxOf(page.getByRole('group', { name: 'Message actions' }));
  expect(actions.y + actions.height).toBeLessThanOrEqual((await boxOf(bubble(rows.last()))).y + 1);
  await page.screenshot({ path: 'test-results/actions.png' });
});
