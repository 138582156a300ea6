import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CDPSession, expect, type Page } from '@playwright/test';

import { barriers, settled } from './support/barriers';
import { pictureName, writeSheet } from './support/contact-sheet';
import { enter, instructor, openChat, student } from './support/demo';
import { states } from './support/states';
import { test } from './support/test';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
/** Where a reviewer finds every state in every size and colour scheme. */
const pictures = `${workspace}dist/pictures`;
const WIDTHS = [1440, 768, 360];
const SCHEMES = ['light', 'dark'] as const;
const nameOf = (state: string): string => state.split('/').pop() ?? 'state';
/** `PICTURES=chat-` takes only those states. */
const WISH = new RegExp(process.env['PICTURES'] ?? '');
/** Longer than the app takes to fetch its font for emoji; where the system has one, nothing comes. */
const EMOJI_MS = 3_000;

/** Emoji are boxes until their font is there. */
async function withEmoji(page: Page): Promise<void> {
  const hasEmoji = /\p{Emoji_Presentation}/u.test(await page.locator('body').innerText());
  if (!hasEmoji) return;
  const isThere = () =>
    [...document.fonts].some(({ family, status }) => family.includes('Emoji') && status === 'loaded');
  await page.waitForFunction(isThere, undefined, { timeout: EMOJI_MS }).catch(() => undefined);
}

/** One state in every size and scheme; what is wrong with it is added to the faults. */
async function take(page: Page, fingers: CDPSession, state: string, faults: string[]): Promise<void> {
  const tooWide = async (width: number): Promise<void> => {
    const more = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (more > 0) faults.push(`${state}: ${more} px too wide at ${width}`);
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await page.goto(state);
  await expect(page.locator('.officehours .officehours > *').first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  // Somebody does something first in some.
  await expect(page.locator('html[data-acting]'), state).toHaveCount(0);
  await withEmoji(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    // A phone is touched: what is pressed is larger.
    await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: width === 360 });
    for (const colorScheme of SCHEMES) {
      // Nothing is on its way from one scheme to the other: waiting for that took half of the time.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      const path = `${pictures}/${pictureName(nameOf(state), width, colorScheme)}`;
      await page.screenshot({ path, animations: 'disabled' });
    }
    await tooWide(width);
    // Both schemes and both layouts, each once.
    if (width === 768) continue;
    await page.emulateMedia({ colorScheme: width === 360 ? 'light' : 'dark' });
    faults.push(...(await barriers(page)).map((barrier) => `${state} at ${width}: ${barrier}`));
  }
  // 640 px are what is left of 1280 at 200 %.
  for (const [width, height] of [
    [320, 640],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await tooWide(width);
  }
}

/** Takes one state after the other out of those that are left. */
async function takeThose(page: Page, left: string[], faults: string[]): Promise<void> {
  const fingers = await page.context().newCDPSession(page);
  let state = left.shift();
  page.on('console', (message) => message.type() === 'error' && faults.push(`${state}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${state}: ${error.message}`));
  for (; state !== undefined; state = left.shift()) await take(page, fingers, state, faults);
}

test('every state of every screen fits its window, has no barrier, writes no error, and has its picture', async ({
  browser,
  page,
}) => {
  test.setTimeout(1_800_000);
  const faults: string[] = [];
  const every = await states(page);
  expect(every.length).toBeGreaterThan(100);
  const all = every.filter((state) => WISH.test(nameOf(state)));
  const left = [...all];
  // Two at a time: each waits for the other half of its time.
  const second = await (await browser.newContext()).newPage();
  await Promise.all([page, second].map((one) => takeThose(one, left, faults)));
  const listed = writeSheet(pictures, all.map(nameOf), WIDTHS, SCHEMES);
  expect(listed.filter((name) => !existsSync(`${pictures}/${name}`))).toEqual([]);
  expect(faults).toEqual([]);
});

// `UPDATE_PICTURES=1` takes the README's pictures anew, from the demo as a person sees it.
test('the pictures of the README can be taken', async ({ browser }) => {
  const folder = process.env['UPDATE_PICTURES'] ? `${workspace}docs/images` : pictures;
  mkdirSync(folder, { recursive: true });
  const desk = await enter(browser, instructor);
  await desk.setViewportSize({ width: 1280, height: 800 });
  await openChat(desk, student);
  await desk.waitForLoadState('networkidle');
  await withEmoji(desk);
  for (const colorScheme of SCHEMES) {
    await desk.emulateMedia({ colorScheme });
    await settled(desk);
    await desk.screenshot({ path: `${folder}/chat-${colorScheme}.png`, animations: 'disabled' });
  }
  const phone = await enter(browser, student);
  await phone.setViewportSize({ width: 390, height: 800 });
  await openChat(phone, instructor);
  await phone.waitForLoadState('networkidle');
  await withEmoji(phone);
  // Away from the message it clicked into view, whose actions would show.
  await phone.mouse.move(0, 0);
  await phone.screenshot({ path: `${folder}/phone.png`, animations: 'disabled' });
});
