import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';

import { conversation, enter, instructor, log, openAtEnd, say, student } from './support/demo';
import { device, type SharedFile } from './support/service';
import { test } from './support/test';
import { wav } from './support/wav';

const recordingOf = (name: string, seconds: number): SharedFile => ({
  name,
  mimeType: 'audio/wav',
  buffer: wav(seconds),
});

const messageWith = (page: Page, text: string): Locator =>
  log(page).getByRole('article').filter({ hasText: text }).last();
const play = (row: Locator): Locator => row.getByRole('button', { name: /^Play / });
const pause = (row: Locator): Locator => row.getByRole('button', { name: /^Pause / });
const slider = (row: Locator): Locator => row.getByRole('slider', { name: 'Position' });

test.describe('a voice note', () => {
  test('is played with keys, from where one wants, one at a time, and can be read', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const words = `Chapter four, and do not forget the exercises. ${randomUUID()}`;
    const note = {
      durationMs: '60000',
      waveform: '10,100,10,100',
      transcript: words,
    };
    const page = await enter(browser, student);
    await openAtEnd(page, instructor);
    await lena.share(room, [recordingOf('first.wav', 60)], '', note);
    await expect(conversation(page, instructor)).toContainText('Voice note');
    const first = messageWith(page, words);
    await expect(first.locator('svg rect')).toHaveCount(4);

    await play(first).focus();
    await page.keyboard.press('Enter');
    await expect(pause(first)).toBeFocused();
    await expect.poll(async () => Number(await slider(first).inputValue())).toBeGreaterThan(0.2);
    await page.keyboard.press('Enter');
    await expect(play(first)).toBeFocused();

    await page.keyboard.press('Tab');
    await expect(slider(first)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(slider(first)).toHaveAttribute('aria-valuetext', '0:00 of 1:00');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(slider(first)).toHaveAttribute('aria-valuetext', '0:10 of 1:00');
    await page.keyboard.press('ArrowLeft');
    await expect(slider(first)).toHaveAttribute('aria-valuetext', '0:05 of 1:00');
    await expect(slider(first)).toBeFocused();
    await first.getByRole('button', { name: 'Speed: 1 times' }).click();
    await expect(first.getByRole('button', { name: 'Speed: 1.5 times' })).toBeVisible();

    // Another file of sound, whose message says nothing of it: that is found out when it is first played.
    await say(page, instructor, 'Thank you.');
    await lena.share(room, [recordingOf('second.wav', 60)]);
    const second = messageWith(page, 'second.wav');
    await play(first).click();
    await expect.poll(async () => Number(await slider(first).inputValue())).toBeGreaterThan(5);
    await play(second).click();
    await expect(pause(second)).toBeVisible();
    await expect(play(first)).toBeVisible();
    await expect(second.locator('svg rect').first()).toBeAttached();
    await expect(slider(second)).toHaveAttribute('aria-valuetext', /of 1:00$/);
  });
});
