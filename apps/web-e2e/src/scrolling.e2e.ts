import { expect, type Page } from '@playwright/test';

import { log } from './support/demo';
import { scrollUp } from './support/scroll';
import { test } from './support/test';

/**
 * Scrolls to `top`, where the page before is asked for, and tells how far a message in sight has moved when that page is
 * in. All in the page: between two calls from outside it might be in already.
 */
const movedBy = (page: Page, top: number): Promise<number> =>
  log(page).evaluate(async (list, wanted) => {
    const frames = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left -= 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const rowIn = (message: string | null): Element | null =>
      message === null ? null : list.querySelector(`[data-message="${CSS.escape(message)}"]`);
    const height = list.scrollHeight;
    // As by hand: until then the list goes where it has been told to.
    list.dispatchEvent(new Event('wheel'));
    list.scrollTop = wanted;
    // What comes into sight is measured first.
    await frames(10);
    if (list.scrollHeight > height + 1_000) throw new Error('The page before was there too soon.');
    const edge = list.getBoundingClientRect().top;
    const rows = [...list.querySelectorAll('[data-message]')];
    const seen = rows.find((row) => row.getBoundingClientRect().top >= edge) ?? null;
    const message = seen?.getAttribute('data-message') ?? null;
    const before = seen?.getBoundingClientRect().top ?? Number.NaN;
    for (let waited = 0; waited < 600 && list.scrollHeight < height + 1_000; waited += 1) await frames(1);
    await frames(10);
    return (rowIn(message)?.getBoundingClientRect().top ?? Number.NaN) - before;
  }, top);

/** Scrolls up by so many pixels, and tells how much further the message that was at the top has moved than that. */
const pushedBy = (page: Page, pixels: number): Promise<number> =>
  log(page).evaluate(async (list, wanted) => {
    const edge = list.getBoundingClientRect().top;
    const seen = [...list.querySelectorAll('[data-message]')].find(
      (row) => row.getBoundingClientRect().top >= edge,
    );
    const before = seen?.getBoundingClientRect().top ?? Number.NaN;
    list.dispatchEvent(new Event('wheel'));
    list.scrollTop -= wanted;
    for (let frames = 0; frames < 15; frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return (seen?.getBoundingClientRect().top ?? Number.NaN) - before - wanted;
  }, pixels);

test('older pages come in above without moving what is read, also at the very top', async ({ page }) => {
  await page.goto('/dev/gallery/chat-paging?latency=1000');
  await expect(log(page).getByRole('article').last()).toBeVisible();
  const moves: number[] = [];
  for (const top of [300, 200, 100, 0, 300, 150, 40, 0]) moves.push(await movedBy(page, top));
  expect(
    moves.filter((move) => !(Math.abs(move) <= 2)),
    moves.join(),
  ).toEqual([]);
});

test('rows that were measured at another width do not push what is read when they come into sight again', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/dev/gallery/chat-many?n=300');
  await expect(log(page).getByRole('article').last()).toBeVisible();
  for (let turns = 0; turns < 6; turns += 1) await scrollUp(page, 600);
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(page.getByRole('button', { name: /^Jump to latest/ })).toHaveCount(0);
  await page.setViewportSize({ width: 420, height: 800 });
  const moves: number[] = [];
  for (let turns = 0; turns < 12; turns += 1) moves.push(await pushedBy(page, 250));
  expect(
    moves.filter((move) => !(Math.abs(move) <= 2)),
    moves.join(),
  ).toEqual([]);
});

test('“jump to latest” lands exactly at the end, from far up and with a row that appears meanwhile', async ({
  page,
}) => {
  await page.goto('/dev/gallery/chat-many?n=10000&arriving=5');
  await expect(log(page).getByRole('article').last()).toBeVisible();
  await scrollUp(page, 40_000);
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  const gap = () => log(page).evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);
  await expect.poll(gap).toBeLessThanOrEqual(1);
  await expect(page.getByRole('button', { name: /^Jump to latest/ })).toHaveCount(0);
});

test('a finger that rests on a message gets its actions, one that scrolls past does not', async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto('/dev/gallery/chat');
  const message = log(page).getByRole('article').last();
  await expect(message).toBeVisible();
  const box = await message.boundingBox();
  const at = { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + 10 };
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const actions = page.getByRole('group', { name: 'Message actions' });

  await touch('touchStart', [at]);
  await touch('touchMove', [{ ...at, y: at.y - 60 }]);
  await touch('touchEnd', []);
  await expect(actions).toHaveCount(0);

  await touch('touchStart', [at]);
  await expect(actions).toBeVisible();
  await touch('touchEnd', []);
  const sizes = await actions
    .getByRole('button')
    .evaluateAll((tools) => tools.map((tool) => tool.clientWidth));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
