import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';

import { conversation, enter, instructor, log, openAtEnd, openChat, say, student } from './support/demo';
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

test('the demo’s project group has a voice note in it that sounds', async ({ browser }) => {
  const page = await enter(browser, student);
  await conversation(page, 'Project: a plucked string').click();
  const note = log(page).getByRole('article').filter({ hasText: 'Headphones on' });
  await expect(note.locator('svg rect')).toHaveCount(64);
  await note.scrollIntoViewIfNeeded();
  const heard = await positionsOf(slider(note));
  await play(note).click();
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^0:0[12] of 0:02$/));
});

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Recording a voice note' });
const button = (page: Page, name: string | RegExp): Locator => panel(page).getByRole('button', { name });
const record = (page: Page): Locator => page.getByRole('button', { name: 'Record a voice note' });

/** All that a slider says of where it is, from now on: a short recording is over before one looks twice. */
async function positionsOf(of: Locator): Promise<() => Promise<string[]>> {
  await of.evaluate((input) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(input.getAttribute('aria-valuetext') ?? '')).observe(input, {
      attributes: true,
      attributeFilter: ['aria-valuetext'],
    });
  });
  return () => of.page().evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

test.describe('the recorder', () => {
  test('records, pauses, goes on, lets one listen, and sends with what is said in it, by keys alone', async ({
    browser,
  }) => {
    const page = await enter(browser, student);
    await page.context().grantPermissions(['microphone']);
    await openChat(page, instructor);
    await record(page).focus();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Pause')).toBeFocused();
    await expect(panel(page).getByRole('status')).toHaveText('Recording');
    await expect(panel(page).getByRole('timer')).toHaveText(/^0:0[2-9]$|^0:[1-5]\d$/);
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('status')).toHaveText('Paused');
    await expect(button(page, 'Go on')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('status')).toHaveText('Recording');
    await page.keyboard.press('Tab');
    await expect(button(page, 'Stop and listen')).toBeFocused();
    await page.keyboard.press('Enter');

    await expect(play(panel(page))).toBeFocused();
    await expect(panel(page).getByRole('status')).toContainText('Recorded');
    const heard = await positionsOf(slider(panel(page)));
    await page.keyboard.press('Enter');
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^0:0[1-9]/));
    // It says its length only by then: whoever recorded it knows it before.
    await expect(slider(panel(page))).toHaveAttribute('aria-valuetext', /of 0:(?!00)\d\d$/);
    const words = `The second case is the harder one. ${randomUUID()}`;
    await panel(page)
      .getByLabel(/^What is said in it/)
      .fill(words);
    await button(page, 'Send voice note').press('Enter');
    await expect(panel(page)).toHaveCount(0);
    await expect(messageWith(page, words)).toBeVisible();
    await expect(messageWith(page, words).getByTitle(/^(Sent|Delivered|Read)$/)).toBeVisible();

    const lena = await enter(browser, instructor);
    await expect(conversation(lena, student)).toContainText('Voice note');
    await openAtEnd(lena, student);
    const note = messageWith(lena, words);
    await expect(note.locator('svg rect').nth(5)).toBeAttached();
    const heardByHer = await positionsOf(slider(note));
    await play(note).click();
    await expect.poll(heardByHer).toContainEqual(expect.stringMatching(/^0:0[1-9]/));
  });

  test('explains why there is no microphone, and begins when there is leave', async ({ browser }) => {
    const page = await enter(browser, student);
    await page.context().grantPermissions([]);
    await openChat(page, instructor);
    await record(page).click();
    await expect(panel(page).getByRole('alert')).toContainText('The microphone is blocked for this page.');
    await page.context().grantPermissions(['microphone']);
    await button(page, 'Try again').click();
    await expect(panel(page).getByRole('timer')).toHaveText(/^0:0[1-9]$|^0:[1-5]\d$/);
    await button(page, 'Discard').click();
    await expect(panel(page)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: `Message to ${instructor}` })).toBeFocused();
  });

  test('keeps what was said when one goes to another conversation, and lets go of the microphone', async ({
    browser,
  }) => {
    const page = await enter(browser, instructor);
    await page.context().grantPermissions(['microphone']);
    await openChat(page, student);
    await record(page).click();
    await expect(panel(page).getByRole('timer')).toHaveText(/^0:0[1-9]$|^0:[1-5]\d$/);
    await button(page, 'Stop and listen').click();
    await panel(page).getByRole('textbox').fill('What is said in it.');
    const others = page.getByRole('list', { name: 'Conversations' }).getByRole('button');
    await others.filter({ hasNotText: student }).first().click();
    await expect(panel(page)).toHaveCount(0);
    await openChat(page, student);
    await expect(panel(page).getByRole('status')).toContainText('Recorded');
    await expect(panel(page).getByRole('textbox')).toHaveValue('What is said in it.');
    await button(page, 'Discard').click();
    await expect(panel(page)).toHaveCount(0);
  });
});
