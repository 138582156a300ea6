import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

import { conversation, enter, instructor, log, openAtEnd, openChat, student } from './support/demo';
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
    await openAtEnd(page, instructor);
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
    const page = await enter(browser, student);
    await openAtEnd(page, instructor);
    const message = await lena.share(room, [notes, { ...notes, name: 'more.txt' }]);
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
    await openAtEnd(page, instructor);
    const refusal = { status: 403, contentType: 'application/problem+json', body: '{"code":"forbidden"}' };
    // One that is drawn anew meanwhile is asked for again without a wish, and must not be had by that.
    let passes = 0;
    await page.route(/\/attachment\/[0-9a-f]{24}/, (route) =>
      passes-- > 0 ? route.continue() : route.fulfill(refusal),
    );
    await lena.share(room, [picture('one.png'), picture('two.png', 640, 480)], 'Two of them');
    const again = lastMessage(page).getByRole('button', { name: 'Try again' });
    await expect(again).toHaveCount(2);
    passes = 1;
    const answer = picturesOf(page);
    await again.first().click();
    expect((await answer).request().headers()['authorization']).toMatch(/^Bearer /);
    await expect(lastMessage(page).getByRole('img', { name: 'Picture: one.png' })).toHaveCSS('opacity', '1');
    await expect(again).toHaveCount(1);
    await expect(conversation(page, instructor)).toContainText('2 photos · Two of them');
  });
});

const viewer = (page: Page): Locator => page.getByRole('dialog', { name: /\.png$/ });
const shownIn = (page: Page): Locator => viewer(page).getByRole('group', { name: /^Picture: / });
const zoomOf = (page: Page): Locator => viewer(page).getByRole('button', { name: /^Show all of it/ });
/** How wide the picture itself is drawn. */
const widthOf = async (page: Page): Promise<number> =>
  (await shownIn(page).locator('> div').boundingBox())?.width ?? 0;

test.describe('a picture, large', () => {
  test('leads through all pictures of the room, zooms and moves by keys, and gives the focus back', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    await lena.share(room, [picture('first.png'), picture('second.png', 1_000, 1_000, 3)]);
    await lena.tell(room, 'And one more:');
    await lena.share(room, [picture('third.png', 900, 600, 5)]);
    const page = await enter(browser, student);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAtEnd(page, instructor);
    const opener = log(page).getByRole('button', { name: 'Open third.png' }).last();
    await expect(opener).toBeVisible();
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(shownIn(page)).toBeFocused();
    await expect(viewer(page).getByRole('img', { name: 'Picture: third.png' })).toBeVisible();
    await expect(viewer(page).getByRole('button', { name: 'Newer picture' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );

    await page.keyboard.press('ArrowLeft');
    await expect(shownIn(page)).toHaveAccessibleName('Picture: second.png');
    await page.keyboard.press('PageUp');
    await expect(shownIn(page)).toHaveAccessibleName('Picture: first.png');
    await page.keyboard.press('ArrowRight');
    await expect(shownIn(page)).toHaveAccessibleName('Picture: second.png');
    await expect(viewer(page).getByRole('status').filter({ hasText: 'Picture: second.png' })).toContainText(
      instructor,
    );

    const fitting = await widthOf(page);
    await page.keyboard.press('+');
    await expect(zoomOf(page)).toContainText('150');
    await expect.poll(() => widthOf(page)).toBeCloseTo(fitting * 1.5, 0);
    // Moves the picture now, and not on to the next one.
    await page.keyboard.press('ArrowLeft');
    await expect(shownIn(page)).toHaveAccessibleName('Picture: second.png');
    await page.keyboard.press('0');
    await expect(zoomOf(page)).toContainText('100');

    await page.keyboard.press('Escape');
    await expect(viewer(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test('zooms by wheel, double click and pinch where one points, and is dragged', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const page = await enter(browser, student);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAtEnd(page, instructor);
    await lena.share(room, [picture('wide.png', 1_600, 900)]);
    await log(page).getByRole('button', { name: 'Open wide.png' }).last().click();
    await expect(viewer(page).getByRole('img', { name: 'Picture: wide.png' })).toBeVisible();
    const stage = await shownIn(page).boundingBox();
    if (!stage) throw new Error('no stage');
    const at = { x: stage.x + stage.width * 0.75, y: stage.y + stage.height / 2 };
    const left = async (): Promise<number> => (await shownIn(page).locator('> div').boundingBox())?.x ?? 0;

    const fitting = await left();
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -400);
    await expect(zoomOf(page)).toContainText('200');
    // What is under the pointer stays there.
    const zoomed = at.x - 2 * (at.x - fitting);
    await expect.poll(left).toBeCloseTo(zoomed, 0);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y, { steps: 3 });
    await page.mouse.up();
    await expect.poll(left).toBeCloseTo(zoomed + 60, 0);
    await page.mouse.dblclick(at.x, at.y);
    await expect(zoomOf(page)).toContainText('100');
    await page.mouse.dblclick(at.x, at.y);
    await expect(zoomOf(page)).toContainText('250');
    await zoomOf(page).click();

    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          apart === null ? [] : [-apart, apart].map((by, id) => ({ x: at.x - 200 + by, y: at.y, id })),
      });
    await touch('touchStart', 40);
    for (const apart of [60, 80, 100, 120]) await touch('touchMove', apart);
    await touch('touchEnd', null);
    await expect(zoomOf(page)).toContainText('300');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      viewer(page).getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('wide.png');
  });
});

test.describe('the files of a conversation', () => {
  test('are found by kind, come and go with their messages, and lead to them', async ({
    browser,
    request,
  }) => {
    const far = `far up ${randomUUID().slice(0, 8)}`;
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    await lena.share(room, [{ ...notes, name: `${far}.txt` }], `The notes ${far}`);
    await lena.share(room, [picture(`${far}.png`)]);
    for (let i = 0; i < 40; i += 1) await lena.tell(room, `Later message ${i}`);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await page.getByRole('button', { name: 'Files and pictures' }).click();
    const dialog = page.getByRole('dialog', { name: 'Files and pictures' });
    const pictures = dialog.getByRole('button', { name: `Open ${far}.png` });
    await expect(pictures).toBeVisible();

    const extra = await lena.share(room, [picture('just now.png', 300, 300)]);
    await expect(dialog.getByRole('button', { name: /^Open just now\.png/ })).toBeVisible();
    await lena.remove(extra);
    await expect(dialog.getByRole('button', { name: /^Open just now\.png/ })).toHaveCount(0);

    // A picture over the list leads back to the list.
    await pictures.click();
    await expect(shownIn(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(viewer(page)).toHaveCount(0);
    await expect(pictures).toBeFocused();

    await dialog.getByText('Documents').click();
    await dialog.getByRole('button', { name: `Show ${far}.txt in conversation` }).click();
    await expect(dialog).toHaveCount(0);
    await expect(log(page).getByText(`The notes ${far}`).last()).toBeInViewport();
  });

  test('can be searched for', async ({ browser, request }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const word = `hyperboloid${randomUUID().slice(0, 8)}`;
    await lena.tell(room, `${word} without a drawing`);
    await lena.share(room, [picture('hyperboloid.png')], `${word} with a drawing`);
    await lena.share(room, [picture('silent.png')]);
    const page = await enter(browser, student);
    await page.getByRole('button', { name: 'Search messages' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search messages' });
    const results = dialog.getByRole('list', { name: 'Results' }).getByRole('button');
    await dialog.getByRole('searchbox').fill(word);
    await expect(results).toHaveCount(2);
    await dialog.getByLabel('With a file').check();
    await expect(results).toHaveCount(1);
    await expect(results.first()).toContainText(`Photo · ${word} with a drawing`);
    await dialog.getByRole('searchbox').fill('');
    await expect(results.first()).toContainText('Photo');
    await expect(results.first()).not.toContainText(word);
  });
});
