import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

import { conversation, enter, instructor, log, openChat, say, student } from './support/demo';
import { png } from './support/png';
import { device, type SharedFile } from './support/service';
import { test } from './support/test';

const picture = (name: string, width = 1_200, height = 800, seed = 1): SharedFile => ({
  name,
  mimeType: 'image/png',
  buffer: png(width, height, seed),
});
const notes: SharedFile = {
  name: 'What I tried (تمرين).txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Three lines\nof what\nI tried\n'),
};

const lastMessage = (page: Page): Locator => log(page).getByRole('article').last();
const picturesOf = (page: Page) => page.waitForResponse(/\/attachment\/[0-9a-f]{24}(\/thumbnail)?$/);

/** Holds all answers to requests for files until they are let go. */
async function heldFiles(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/attachment\/[0-9a-f]{24}/, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

test.describe('files of a message', () => {
  test('have their place before they are there, and nothing moves when they come', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await say(page, instructor, 'Please send the picture.');
    await expect(log(page).getByText('Please send the picture.').last()).toBeInViewport();
    const letGo = await heldFiles(page);
    await lena.share(room, [picture('graph.png')]);
    const frame = lastMessage(page).locator('[style*="aspect-ratio"]');
    await expect(frame).toBeVisible();
    // The blurred one is from the message itself: nothing has been fetched.
    await expect(frame.locator('img[src^="data:image/webp"]')).toBeVisible();
    const before = await frame.boundingBox();
    const moved = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: false });
          document.addEventListener('shown', () => resolve(sum), { once: true });
        }),
    );
    letGo();
    const shown = lastMessage(page).getByRole('img', { name: 'Picture: graph.png' });
    await expect(shown).toHaveCSS('opacity', '1');
    await page.evaluate(() => document.dispatchEvent(new Event('shown')));
    expect(await moved).toBe(0);
    expect(await frame.boundingBox()).toEqual(before);
    expect((before?.width ?? 0) / (before?.height ?? 1)).toBeCloseTo(1.5, 1);
    // From memory: the picture has no address that works by itself, and no address has a token in it.
    expect(await shown.getAttribute('src')).toMatch(/^blob:/);
    await expect(conversation(page, instructor)).toContainText('Photo');
  });

  test('are saved under their names with what is in them, and say when they are gone', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const message = await lena.share(room, [notes, { ...notes, name: 'more.txt' }]);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await expect(conversation(page, instructor)).toContainText('2 files');
    const addresses: string[] = [];
    page.on('request', (asked) => addresses.push(asked.url()));
    const card = lastMessage(page).getByRole('button', { name: /^Download: What I tried/ });
    await expect(card).toContainText('TXT · 28 bytes');
    const [saved] = await Promise.all([page.waitForEvent('download'), card.click()]);
    expect(saved.suggestedFilename()).toBe(notes.name);
    expect(await readFile(await saved.path())).toEqual(notes.buffer);
    expect(addresses.filter((address) => /token|authorization|eyJ/i.test(address))).toEqual([]);

    // Another device of hers deletes the message while this page does not hear of it.
    await page.route(/\/attachment\//, (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"code":"not_found"}' }),
    );
    const other = lastMessage(page).getByRole('button', { name: /^Download: more/ });
    await other.click();
    await expect(other).toContainText('No longer available');
    await expect(other).toBeDisabled();
    await lena.remove(message);
    await expect(lastMessage(page)).toContainText('This message was deleted');
    await expect(lastMessage(page).getByRole('button', { name: /Download/ })).toHaveCount(0);
  });

  test('that cannot be had for a moment are asked for again on wish', async ({ browser, request }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    const broken = /\/attachment\/[0-9a-f]{24}/;
    await page.route(broken, (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"forbidden"}' }),
    );
    await lena.share(room, [picture('one.png'), picture('two.png', 640, 480)], 'Two of them');
    const again = lastMessage(page).getByRole('button', { name: 'Try again' });
    await expect(again).toHaveCount(2);
    await page.unroute(broken);
    const answer = picturesOf(page);
    await again.first().click();
    expect((await answer).request().headers()['authorization']).toMatch(/^Bearer /);
    await expect(lastMessage(page).getByRole('img', { name: 'Picture: one.png' })).toHaveCSS('opacity', '1');
    await expect(again).toHaveCount(1);
    await expect(conversation(page, instructor)).toContainText('2 photos · Two of them');
  });
});
