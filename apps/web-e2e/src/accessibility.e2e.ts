import { expect, type Page } from '@playwright/test';

import { barriers } from './support/barriers';
import { enter, instructor, log, openChat, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

/** Waits until nothing is fetched any more and the state is drawn. */
async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

test('the conversation mirrors itself for a language that is read from right to left, also on a narrow phone', async ({
  page,
}) => {
  const faults: string[] = [];
  for (const state of [
    'chat',
    'chat-arabic',
    'chat-rich',
    'chat-failed',
    'chat-reply',
    'sign-in',
    'settings',
  ]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await show(page, `/dev/gallery/${state}?language=ar`);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (tooWide > 0) faults.push(`${state}: ${tooWide} px too wide`);
    faults.push(...(await barriers(page)).map((barrier) => `${state}: ${barrier}`));
  }
  expect(faults).toEqual([]);
});

test('a screen reader is told where it is, who wrote, when, and what came of it', async ({ page }) => {
  await page.goto('/dev/gallery/chat');
  await expect(log(page).getByRole('article').first()).toBeAttached();
  await expect(page.getByRole('region', { name: /^Messages with/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(log(page)).toHaveAccessibleName(/^Messages with/);
  const list = log(page).getByRole('list').first();
  await expect(list.getByRole('listitem').first()).toBeAttached();
  await expect(list.getByRole('article', { name: /^You: / }).last()).toBeAttached();
  await expect(list.getByRole('article', { name: /^(?!You: ).+: / }).last()).toBeAttached();
  await expect(list.getByRole('article', { name: /(Sent|Read|Delivered)$/ }).last()).toBeAttached();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('new messages are announced politely, a burst of them at most twice', async ({ browser, request }) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const announcer = log(page).locator('xpath=..').getByRole('status');
  await expect(announcer).toBeAttached();
  const said = await announcer.evaluate((region) => {
    const words: string[] = [];
    Object.assign(globalThis, { said: words });
    new MutationObserver(() => words.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return region.getAttribute('aria-live');
  });
  expect(said).toBe('polite');
  for (let count = 1; count <= 20; count += 1) await lena.tell(room, `Burst ${count}`);
  await expect(log(page).getByText(/Burst 20/)).toBeVisible();
  await expect(announcer).toContainText(/new messages|Burst/);
  const spoken = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(spoken.length).toBeLessThanOrEqual(4);
});

test('without motion nothing moves by itself, and in forced colours states keep their shapes', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await show(page, '/dev/gallery/chat-typing');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === 'running')
      .map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0))
      .filter((duration) => duration > 1),
  );
  expect(moving).toEqual([]);
  await show(page, '/dev/gallery/chat');
  const edges = await log(page)
    .getByRole('article')
    .last()
    .evaluate((row) => {
      const bubble = document.getElementById(row.getAttribute('aria-labelledby') ?? '');
      return bubble ? getComputedStyle(bubble).borderTopStyle : 'none';
    });
  expect(edges).toBe('solid');
});
