import { expect, type Page } from '@playwright/test';

import { composer, enter, instructor, log, openChat, student } from './support/demo';
import { scrollUp } from './support/scroll';
import { test } from './support/test';

/** How far things on the page were moved by others so far; what follows an input is not counted. */
const shift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

test('a conversation comes to the screen without anything being pushed around', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await page.reload();
  await expect(log(page).getByRole('article').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await shift(page)).toBeLessThan(0.02);
});

for (const [language, today, yesterday] of [
  ['en', 'Today', 'Yesterday'],
  ['ar', 'اليوم', 'أمس'],
] as const) {
  test(`days stand in the words of the reader's language (${language}), and over the list while it is scrolled`, async ({
    page,
  }) => {
    await page.goto(`/dev/gallery/chat?language=${language}`);
    const days = log(page)
      .locator('time')
      .filter({ hasText: new RegExp(`^(${today}|${yesterday})$`) });
    await expect(days.last()).toBeVisible();
    await page.goto(`/dev/gallery/chat-many?n=400&language=${language}`);
    await expect(log(page).getByRole('article').last()).toBeVisible();
    await log(page).hover({ position: { x: 20, y: 200 } });
    await page.mouse.wheel(0, -900);
    await expect(log(page).locator('xpath=preceding-sibling::*[@aria-hidden="true"]')).toHaveText(/\S/);
  });
}

test('times are those of the reader’s zone', async ({ browser }) => {
  const shown = async (timezoneId: string): Promise<string> => {
    const context = await browser.newContext({ timezoneId, locale: 'en-GB' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-11-25T12:00:00Z'));
    await page.goto('/dev/gallery/chat-one');
    const message = log(page).getByRole('article').last();
    await message.hover();
    const exact = page.getByRole('group', { name: 'Message actions' }).locator('time');
    await expect(exact).toBeVisible();
    return exact.innerText();
  };
  expect(await shown('Europe/Berlin')).toContain('25 November 2026 at 12:58');
  expect(await shown('Pacific/Auckland')).toContain('26 November 2026 at 00:58');
});

test('code, formulas and long words scroll or fold inside their bubble, and formulas load when there are some', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/dev/gallery/chat-empty');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => /math|katex|code-plugins/i.test(path))).toEqual([]);

  await page.goto('/dev/gallery/chat-rich');
  const code = log(page).locator('pre').first();
  await expect(code).toBeVisible();
  await expect(log(page).getByRole('button', { name: 'Copy code' })).toBeVisible();
  await expect(log(page).getByText('python', { exact: true })).toBeVisible();
  await expect(log(page).locator('.katex').first()).toBeVisible();
  await expect(log(page).getByText('\\frac{1}{')).toBeVisible();
  expect(loaded.some((path) => /KaTeX_Main/.test(path))).toBe(true);
  const outside = await log(page)
    .getByRole('article')
    .evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth).length);
  expect(outside).toBe(0);
});

test('a very long message folds, and is whole on wish', async ({ page }) => {
  await page.goto('/dev/gallery/chat-long');
  const message = log(page).getByRole('article').filter({ hasText: 'The proof goes by induction' });
  const more = message.getByRole('button', { name: 'Show more' });
  await more.scrollIntoViewIfNeeded();
  const folded = (await message.boundingBox())?.height ?? 0;
  await more.click();
  await expect(message.getByRole('button', { name: 'Show less' })).toBeVisible();
  expect((await message.boundingBox())?.height ?? 0).toBeGreaterThan(folded);
});

test('on a phone nothing zooms on focus, and a smaller window keeps the end and the message box in sight', async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto('/dev/gallery/chat');
  const last = log(page).getByRole('article').last();
  await expect(last).toBeVisible();
  const box = composer(page, 'Dr. Chidi Okafor');
  expect(
    Number.parseFloat(await box.evaluate((field) => getComputedStyle(field).fontSize)),
  ).toBeGreaterThanOrEqual(16);
  // As high as what a phone's keyboard leaves.
  await page.setViewportSize({ width: 390, height: 480 });
  await expect(last).toBeInViewport();
  await expect(box).toBeInViewport();
  // Turned on its side, and back.
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(last).toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(last).toBeInViewport();
});

test('a finger that rests on a message brings its actions, large enough for it', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto('/dev/gallery/chat');
  const message = log(page).getByRole('article').last();
  await expect(message).toBeVisible();
  const { x, y, width, height } = (await message.boundingBox())!;
  const touch = await context.newCDPSession(page);
  const touchPoints = [{ x: x + width - 60, y: y + height / 2 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  const actions = page.getByRole('group', { name: 'Message actions' });
  await expect(actions).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(actions).toBeVisible();
  for (const button of await actions.getByRole('button').all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
  await actions.getByRole('button', { name: 'React', exact: true }).tap();
  await expect(page.getByRole('toolbar')).toBeVisible();
  for (const button of await page.getByRole('toolbar').getByRole('button').all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
});

test('a growing message box leaves the list where it is', async ({ page }) => {
  await page.goto('/dev/gallery/chat-many?n=300');
  await expect(log(page).getByRole('article').last()).toBeVisible();
  await scrollUp(page, 1_500);
  const seen = await log(page).evaluate((list) => {
    const edge = list.getBoundingClientRect().top;
    const row = [...list.querySelectorAll('[data-message]')].find(
      (one) => one.getBoundingClientRect().top >= edge,
    );
    return { message: row?.getAttribute('data-message') ?? '', top: row?.getBoundingClientRect().top ?? 0 };
  });
  await page.getByRole('textbox', { name: /^Message to/ }).fill('a\nb\nc\nd\ne\nf');
  await expect
    .poll(() =>
      log(page)
        .locator(`[data-message="${seen.message}"]`)
        .evaluate((row) => row.getBoundingClientRect().top),
    )
    .toBeCloseTo(seen.top, 0);
});

test('emoji have their colours, also on a machine without a font for them', async ({ page }) => {
  await page.goto('/dev/gallery/chat-odd');
  const coloured = () =>
    log(page)
      .getByRole('article')
      .last()
      .evaluate((row) => {
        const pen = document.createElement('canvas').getContext('2d')!;
        pen.font = `32px ${getComputedStyle(row).fontFamily}`;
        pen.fillText('😀', 0, 32);
        const { data } = pen.getImageData(0, 0, 48, 48);
        return data.some((value, index) => index % 4 < 3 && value > 32);
      });
  await expect.poll(coloured).toBe(true);
});
