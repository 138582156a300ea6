import { expect, type Page } from '@playwright/test';

import { changes, looksOf } from './support/computed-styles';
import { composer, conversation, log, say } from './support/demo';
import { keptBy } from './support/kept';
import { askStaff, ida, noor, type Platform, signIn, startPlatform, tom } from './support/platform';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

const RICH = [
  'See [the notes](https://school.example/notes):',
  '- one\n- **two**\n\n> and a quote',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```js\nconst x = 1;\n```',
  'Here: $$\\frac{1}{2} + x^2$$',
].join('\n\n');

/** How many times one sees a text in the conversation. */
const seen = (page: Page, text: string) => log(page).getByRole('article').filter({ hasText: text });

test.describe('the page of a platform with the chat in it', () => {
  let platform: Platform;
  test.beforeAll(async () => {
    platform = await startPlatform();
  });
  test.afterAll(() => platform.remove());

  test('places its parts, in its own words and with its own parts; what one writes the other reads', async ({
    browser,
  }) => {
    const page = await platform.enter(browser, noor);
    const troubles = watchForTroubles(page, platform.origin);
    await askStaff(page);
    await expect(page.locator(`.conversation header .platform-face[data-person="${ida}"]`)).toBeVisible();
    await page.getByRole('button', { name: 'Name the exercise' }).click();
    await expect(composer(page, ida)).toHaveValue('Exercise 5.3: ');
    await say(page, ida, 'Where does the polynomial come from?');

    const other = await platform.enter(browser, ida);
    await conversation(other, noor).click();
    await expect(seen(other, 'Where does the polynomial come from?')).toHaveCount(1);
    await say(other, noor, 'From the determinant.');
    await expect(seen(page, 'From the determinant.')).toHaveCount(1);
    const elsewhere = (line: string) => !line.startsWith(`request: ${platform.service.origin}/`);
    expect(troubles.filter(elsewhere)).toEqual([]);
  });

  test('places the whole chat in one place, with its search', async ({ browser }) => {
    const parts = await platform.enter(browser, noor);
    await askStaff(parts);
    await say(parts, ida, 'From the lesson.');
    await expect(log(parts).getByText('Sending')).toHaveCount(0);
    const page = await parts.context().newPage();
    await page.goto(`${platform.origin}/#whole`);
    await conversation(page, ida).click();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('button', { name: 'Search messages' }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill('from the lesson');
    await page.getByRole('list', { name: 'Results' }).getByRole('button').first().click();
    await expect(log(page).getByText('From the lesson.').last()).toBeInViewport();
  });

  test('is what it was before the chat was there, also after a formula was drawn', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(platform.origin);
    await expect(page.getByRole('heading', { name: /Eigenvalues/ })).toBeVisible();
    const own = page.locator('html, body, .lesson, .lesson *');
    // The page grows by what stands in it.
    const sizes = ['height', 'block-size', 'perspective-origin', 'transform-origin'];
    const before = await looksOf(own, sizes);
    expect(Object.keys(before).length).toBeGreaterThan(5_000);
    await signIn(page, noor);
    await askStaff(page);
    await say(page, ida, RICH);
    await expect(log(page).locator('.katex').last()).toBeVisible();
    await page.getByRole('button', { name: 'Emoji' }).click();
    await expect(page.getByRole('dialog', { name: 'Emoji' })).toBeVisible();
    await page.keyboard.press('Escape');
    expect(changes(before, await looksOf(own, sizes))).toEqual([]);
  });

  test('changes nothing of the chat by its own sheet', async ({ browser }) => {
    const page = await platform.enter(browser, noor);
    // Nothing is between two looks.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await askStaff(page);
    await say(page, ida, RICH);
    await expect(log(page).locator('.katex').last()).toBeVisible();
    await expect(log(page).getByText('Sending')).toHaveCount(0);
    await page.mouse.move(0, 0);
    // Where the parts stand is the page's to say, and stays.
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>('.conversations, .conversation')) {
        const { left, top, width, height } = part.getBoundingClientRect();
        const { display, flexDirection, overflow } = getComputedStyle(part);
        Object.assign(part.style, { display, flexDirection, overflow });
        Object.assign(part.style, { position: 'fixed', margin: 0, padding: 0, border: 0, maxWidth: 'none' });
        for (const [name, value] of Object.entries({ left, top, width, height }))
          part.style.setProperty(name, `${value}px`);
      }
    });
    const chat = page.locator('.officehours *');
    // Ticks and fonts that were on their way have come.
    let withSheet = await looksOf(chat);
    await expect
      .poll(
        async () => {
          const earlier = withSheet;
          withSheet = await looksOf(chat);
          return changes(earlier, withSheet);
        },
        // Each look is at tens of thousands of values.
        { timeout: 40_000 },
      )
      .toEqual([]);
    await page.evaluate(() => {
      const sheet = [...document.styleSheets].find(({ href }) => href?.endsWith('/platform.css'));
      sheet!.disabled = true;
    });
    const without = await looksOf(chat);
    expect(Object.keys(without).length).toBeGreaterThan(50_000);
    expect(changes(without, withSheet)).toEqual([]);
  });

  test('shows the next person a chat of their own, and keeps nothing of the one before', async ({
    browser,
  }) => {
    const page = await platform.enter(browser, noor);
    await askStaff(page);
    await say(page, ida, 'Only for the two of us.');
    await composer(page, ida).fill('Begun by Noor');
    await expect.poll(async () => JSON.stringify(await keptBy(page))).toContain('Begun by Noor');

    await signIn(page, tom);
    await expect(page.getByText('Only for the two of us.')).toHaveCount(0);
    await askStaff(page);
    await expect(composer(page, ida)).toHaveValue('');
    await say(page, ida, 'From Tom.');
    expect(JSON.stringify(await keptBy(page))).not.toContain('Noor');

    const other = await platform.enter(browser, ida);
    await conversation(other, tom).click();
    await expect(seen(other, 'From Tom.')).toHaveCount(1);
    await expect(seen(other, 'Only for the two of us.')).toHaveCount(0);
  });

  test('wipes at its sign-out what the browser keeps, also of another tab, and sends nothing of it', async ({
    browser,
  }) => {
    const page = await platform.enter(browser, noor);
    await askStaff(page);
    await say(page, ida, 'While there was a service.');
    await expect(log(page).getByText('Sending')).toHaveCount(0);
    const other = await page.context().newPage();
    await other.goto(platform.origin);
    await conversation(other, ida).click();

    await platform.service.kill();
    await say(page, ida, 'Never sent');
    await composer(page, ida).fill('Never finished');
    const kept = async () => JSON.stringify(await keptBy(page));
    await expect.poll(kept).toContain('Never sent');
    await expect.poll(kept).toContain('Never finished');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Ask your instructor' })).toHaveCount(0);
    await expect(other.getByText('Your session has ended.', { exact: false })).toBeVisible();
    await expect.poll(kept).not.toMatch(/Never/);
    await platform.service.start();

    const again = await platform.enter(browser, noor);
    await conversation(again, ida).click();
    await expect(seen(again, 'While there was a service.')).toHaveCount(1);
    await expect(seen(again, 'Never sent')).toHaveCount(0);
    expect(await kept()).not.toMatch(/Never/);
  });
});

test('tokens of a few seconds are renewed while people talk, on one connection and without a message lost', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const platform = await startPlatform(12);
  try {
    const page = await (await browser.newContext()).newPage();
    let [sockets, tokens] = [0, 0];
    page.on('websocket', () => (sockets += 1));
    page.on('request', (request) => (tokens += Number(request.url().endsWith('/chat-token'))));
    await page.goto(platform.origin);
    await signIn(page, noor);
    await askStaff(page);
    const other = await platform.enter(browser, ida);
    const words = Array.from({ length: 12 }, (_, index) => `Word ${index + 1}.`);
    for (const [index, text] of words.entries()) {
      await say(page, ida, text);
      if (index === 0) await conversation(other, noor).click();
      await expect(seen(other, text)).toHaveCount(1);
      // Two lifetimes of a token, so that some of what is said falls into a renewal.
      await page.waitForTimeout(2_500);
    }
    expect(tokens).toBeGreaterThanOrEqual(3);
    expect(sockets).toBe(1);
    const shown = await log(other).getByRole('article').allInnerTexts();
    expect(shown.map((text) => /Word \d+\./.exec(text)?.[0])).toEqual(words);
    await expect(log(page).getByText('Sending')).toHaveCount(0);
  } finally {
    await platform.remove();
  }
});
