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

for (const [what, width, height] of [
  ['a low window', 1000, 600],
  ['a phone', 360, 640],
] as const) {
  test(`the actions of a message taller than ${what} stay in sight, and only one message shows them`, async ({
    browser,
  }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await page.setViewportSize({ width, height });
    await say(page, instructor, 'Before it.');
    await say(page, instructor, Array.from({ length: 27 }, (_, line) => `Line ${line}`).join('\n'));
    const tall = log(page).getByRole('article').last();
    await expect(tall.getByText('Line 26')).toBeInViewport();
    const actions = page.getByRole('group', { name: 'Message actions' });
    await tall.click({ position: { x: 5, y: (await boxOf(tall)).height - 10 } });
    await expect(actions.getByRole('button', { name: 'Reply' })).toBeInViewport({ ratio: 1 });
    const list = await boxOf(log(page));
    expect((await boxOf(actions)).y).toBeGreaterThanOrEqual(list.y);

    await say(page, instructor, 'After it.');
    const short = log(page).getByRole('article').last();
    await expect(short).toContainText('After it.');
    await tall.click({ position: { x: 5, y: (await boxOf(tall)).height - 10 } });
    await short.hover();
    await expect(short.getByRole('group', { name: 'Message actions' })).toBeVisible();
    await expect(actions).toHaveCount(1);
    // Back to the one that has the focus, for the keyboard.
    await composer(page, instructor).hover();
    await expect(tall.getByRole('group', { name: 'Message actions' })).toBeVisible();
    await expect(actions).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(short.getByRole('group', { name: 'Message actions' })).toBeVisible();
    await expect(actions).toHaveCount(1);
  });
}

for (const width of [320, 360, 414]) {
  test(`at ${width} px one writes over the whole width and sees the course`, async ({ browser }) => {
    const page = await enter(browser, student);
    await page.setViewportSize({ width, height: 640 });
    await openChat(page, instructor);
    const box = composer(page, instructor);
    await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
    expect((await boxOf(box)).width).toBeGreaterThan(width - 40);
    const list = await boxOf(log(page));
    await box.fill('Short.');
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
    expect((await boxOf(log(page))).height).toBe(list.height);
    await box.fill('');
    const course = page.locator('header').getByText('Linear Algebra I', { exact: true });
    await expect(course).toBeInViewport({ ratio: 1 });
    expect(await course.evaluate((words) => words.scrollWidth - words.clientWidth)).toBeLessThanOrEqual(0);
  });
}
