import { expect, type Locator, type Page } from '@playwright/test';

import { enter, instructor, log, openAtEnd, student } from './support/demo';
import { film } from './support/film';
import { device } from './support/service';
import { test } from './support/test';

const FILES = /\/attachment\/[0-9a-f]{24}/;
const lastMessage = (page: Page): Locator => log(page).getByRole('article').last();

test('a film is fetched when it is asked for, can be stopped on its way, and plays from memory in the place it had', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  await openAtEnd(page, instructor);
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await lena.share(room, [await film(page, 'proof.webm')]);
  const row = lastMessage(page);
  const play = row.getByRole('button', { name: 'Play proof.webm' });
  await expect(play).toBeVisible();
  const before = await row.boundingBox();
  expect(asked.filter((url) => FILES.test(url))).toEqual([]);

  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(FILES, async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  await play.focus();
  await page.keyboard.press('Enter');
  const stop = row.getByRole('button', { name: 'Stop loading proof.webm' });
  await expect(stop).toBeFocused();
  await expect(row.getByRole('progressbar', { name: 'Loading proof.webm' })).toBeVisible();
  const [given] = await Promise.all([page.waitForEvent('requestfailed'), page.keyboard.press('Enter')]);
  expect(given.url()).toMatch(FILES);
  await expect(play).toBeFocused();
  letGo();
  await page.keyboard.press('Enter');
  const shown = row.locator('video');
  await expect(shown).toBeFocused();
  await expect(shown).toHaveAccessibleName('proof.webm');
  expect(await shown.getAttribute('src')).toMatch(/^blob:/);
  await expect.poll(() => shown.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0);
  expect(asked.filter((url) => /token|authorization|eyJ/i.test(url))).toEqual([]);
  expect(await row.boundingBox()).toEqual(before);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: 'Download: proof.webm' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('proof.webm');
});

test('what the browser cannot play stays a download, or says so', async ({ browser, request }) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  await openAtEnd(page, instructor);
  const whole = await film(page, 'cut.webm', 500);
  const quicktime = Buffer.concat([
    Buffer.from([0, 0, 0, 20]),
    Buffer.from('ftypqt  \0\0\0\0qt  ', 'latin1'),
  ]);
  await lena.share(room, [
    { name: 'phone.mov', mimeType: 'video/quicktime', buffer: quicktime },
    { ...whole, buffer: whole.buffer.subarray(0, 100) },
  ]);
  const row = lastMessage(page);
  await expect(row.getByRole('button', { name: /^Download: phone\.mov/ })).toBeVisible();
  await expect(row.getByRole('button', { name: 'Play phone.mov' })).toHaveCount(0);
  await row.getByRole('button', { name: 'Play cut.webm' }).click();
  await expect(row.getByRole('alert')).toHaveText('This browser cannot play it. You can download it.');
  await expect(row.getByRole('button', { name: 'Download: cut.webm' })).toBeVisible();
});
