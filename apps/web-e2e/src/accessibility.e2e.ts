import { expect, type Page } from '@playwright/test';

import { barriers } from './support/barriers';
import { enter, instructor, log, openChat, say, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

/** Waits until the state is drawn and nothing is fetched any more. */
async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.officehours .officehours > *').first()).toBeAttached();
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
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
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

test('new messages are announced politely, a burst of them by its number', async ({ browser, request }) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  // Brings the end of the conversation to the screen, whatever was unread.
  await say(page, instructor, 'I am listening.');
  await expect(log(page).getByText('I am listening.').last()).toBeInViewport();
  const announcer = log(page).locator('xpath=..').getByRole('status');
  await expect(announcer).toBeAttached();
  const politeness = await announcer.evaluate((region) => {
    const said: { words: string; at: number }[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push({ words: region.textContent, at: performance.now() })).observe(
      region,
      {
        childList: true,
        subtree: true,
      },
    );
    return region.getAttribute('aria-live');
  });
  expect(politeness).toBe('polite');
  for (let count = 1; count <= 20; count += 1) await lena.tell(room, `Burst ${count}`);
  const said = () =>
    page.evaluate(() => (globalThis as unknown as { said: { words: string; at: number }[] }).said);
  const told = async (): Promise<number> =>
    (await said()).reduce((sum, { words }) => sum + Number(/^(\d+) new messages$/.exec(words)?.[1] ?? 1), 0);
  await expect.poll(told).toBe(20);
  // However slowly they came: never two announcements within a second.
  const times = (await said()).map(({ at }) => at);
  expect(times.filter((at, index) => index > 0 && at - times[index - 1]! < 900)).toEqual([]);
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
  // A change of colours is no motion of every element either.
  await page.emulateMedia({ colorScheme: 'dark' });
  const begun = await page.evaluate(
    () =>
      new Promise((told) => {
        requestAnimationFrame(() =>
          told(document.getAnimations().filter((one) => one instanceof CSSTransition).length),
        );
      }),
  );
  expect(begun).toBe(0);
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
