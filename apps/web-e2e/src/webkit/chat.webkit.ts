import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';

import { instructor, student } from '../support/demo.ts';
import { ownService } from '../support/own-service.ts';
import { png } from '../support/png.ts';
import { device } from '../support/service.ts';
import { KEYS } from './driver.ts';
import { MESSAGE, test } from './window.ts';

test('a student writes, is answered at once, and sees that it was read', async ({
  window,
  baseURL,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  await window.enter(String(baseURL), student, instructor);
  await window.write('From WebKit: \\(x^2\\) and **this**.');
  await window.find('form .katex');
  await window.driver.press(KEYS.enter);
  await window.find(`${MESSAGE} strong`, 'this');
  await window.find(`${MESSAGE} .katex`);
  const { content, seq } = (await lena.messages(room)).at(-1) ?? { content: '', seq: 0 };
  expect(content).toBe('From WebKit: \\(x^2\\) and **this**.');

  await lena.readAll({ ...room, lastSeq: seq });
  await window.find(`${MESSAGE} *`, 'Read');
  await lena.tell(room, 'Read in another engine.');
  await window.find(MESSAGE, 'Read in another engine.');
});

test('what is written without a connection goes out once, also after a reload', async ({
  window,
  playwright,
}) => {
  const own = await ownService();
  try {
    await window.enter(own.origin, student, instructor);
    await own.kill();
    await window.say('Written while it was away.');
    await window.find(`${MESSAGE} *`, 'Sending');
    await own.start();
    const request = await playwright.request.newContext({ baseURL: own.origin });
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const stored = async () =>
      (await lena.messages(room)).filter(({ content }) => content === 'Written while it was away.').length;
    await expect.poll(stored, { timeout: 30_000 }).toBe(1);
    await window.driver.reload();
    await window.count(MESSAGE, 'Written while it was away.', 1);
    expect(await stored()).toBe(1);
    await request.dispose();
  } finally {
    await own.remove();
  }
});

test('what one reads stays where it is while older messages come', async ({ window, baseURL }) => {
  await window.enter(String(baseURL), student, instructor);
  const moves: number[] = [];
  for (let steps = 40; steps > 0; steps -= 1) {
    const { moved, top } = await window.driver.evaluate(scrollAndWatch);
    moves.push(moved);
    if (top <= 0) break;
  }
  expect(moves.length).toBeGreaterThan(8);
  expect(Math.max(...moves)).toBeLessThanOrEqual(1);
});

test('a message that comes while one reads further up waits below, and is jumped to', async ({
  window,
  baseURL,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  await window.enter(String(baseURL), student, instructor);
  await window.driver.evaluate(scrollAndWatch);
  await window.driver.evaluate(scrollAndWatch);
  await lena.tell(room, 'Below the fold in WebKit.');
  await window.click('button', 'new message');
  const message = await window.find(MESSAGE, 'Below the fold in WebKit.');
  await expect.poll(() => window.driver.evaluate(isInView, message)).toBe(true);
});

test('the message box grows with its lines, and the last message stays in sight', async ({
  window,
  baseURL,
}) => {
  await window.enter(String(baseURL), student, instructor);
  await window.say('The last one.');
  await window.write('one');
  for (const line of ['two', 'three', 'four']) {
    await window.driver.press(KEYS.enter, KEYS.shift);
    await window.driver.press(line);
  }
  const box = await window.find('textarea');
  const height = await window.driver.evaluate((field) => (field as unknown as HTMLElement).offsetHeight, box);
  expect(height).toBeGreaterThan(80);
  await window.restful();
  const last = await window.find(MESSAGE, 'The last one.');
  expect(await window.driver.evaluate(isInView, last)).toBe(true);
  // Taken hold of, the list goes nowhere by itself: also not while the box is measured at each letter.
  await window.driver.evaluate(() => {
    document.querySelector('[role=log]')?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  });
  const place = await window.driver.evaluate(topOf, last);
  await window.driver.press('more');
  expect(await window.driver.evaluate(topOf, last)).toBeCloseTo(place, 0);
  await window.driver.press(KEYS.enter);
  await window.find(MESSAGE, 'three');
});

test('an emoji is picked, a message reacted to, answered, edited and deleted by the pointer', async ({
  window,
  baseURL,
}) => {
  await window.enter(String(baseURL), student, instructor);
  await window.write('Good ');
  await window.click('button', 'Insert emoji');
  await window.driver.press('thumbs up');
  await window.click('[data-emoji]');
  await window.driver.press(KEYS.enter);
  await window.find(MESSAGE, 'Good 👍');

  await window.use('Good 👍', 'React');
  await window.click('[role=toolbar] button', '🎉');
  await window.find(`${MESSAGE} li button`, '🎉');

  await window.use('Good 👍', 'Reply');
  await window.driver.press('Answered in WebKit');
  await window.driver.press(KEYS.enter);
  await window.find(`${MESSAGE} button`, 'In reply to');

  await window.use('Answered in WebKit', 'Edit');
  await window.driver.press(', and edited');
  await window.driver.press(KEYS.enter);
  await window.find(MESSAGE, 'Answered in WebKit, and edited');

  await window.use('and edited', 'Delete for everyone');
  await window.click('dialog button', 'Delete for everyone');
  await window.find(MESSAGE, 'This message was deleted');
});

test('a message is copied where the page has no clipboard, as over plain http', async ({
  window,
  baseURL,
}) => {
  await window.enter(String(baseURL), student, instructor);
  await window.say('To be copied.');
  await window.driver.evaluate(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true });
  });
  await window.use('To be copied.', 'Copy text');
  await window.find(`${MESSAGE} button`, 'Copied');
  await window.click('textarea');
  await window.driver.press('v', KEYS.control);
  const text = (field: unknown) => (field as HTMLTextAreaElement).value;
  const box = await window.find('textarea');
  await expect.poll(() => window.driver.evaluate(text, box)).toBe('To be copied.');
});

test('a picture is sent and shown', async ({ window, baseURL }, info) => {
  const path = info.outputPath('board.png');
  await writeFile(path, png(240, 160));
  await window.enter(String(baseURL), student, instructor);
  await window.driver.type(await window.field('input[name=files]'), path);
  await window.find('[aria-label="Files of this message"] *', 'board.png');
  await window.write('See the board.');
  await window.driver.press(KEYS.enter);
  await window.click(`${MESSAGE} button`, 'Open board.png');
  await window.find('dialog img, dialog canvas');
  await window.driver.press(KEYS.escape);
  await window.count('dialog[open]', '', 0);
});

/* Carried out in the page. */

/** Scrolls up by four hundred pixels, and tells how far what is in sight moved in the third of a second after that. */
function scrollAndWatch(): Promise<{ moved: number; top: number }> {
  let list = document.querySelector('[role=log]');
  while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
  if (!list) throw new Error('There is nothing to scroll.');
  const scroller = list;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const work = async () => {
    // By hand: as long as it places itself, the list takes what has moved it back.
    scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    scroller.scrollTop -= 400;
    await frame();
    await frame();
    const edge = scroller.getBoundingClientRect().top + 40;
    const row = [...scroller.querySelectorAll('[role=article]')].find(
      (each) => each.getBoundingClientRect().top > edge,
    );
    const at = () => row?.getBoundingClientRect().top ?? 0;
    const before = at();
    let moved = 0;
    for (const until = performance.now() + 330; performance.now() < until;) {
      await frame();
      if (row?.isConnected) moved = Math.max(moved, Math.abs(at() - before));
    }
    return { moved, top: scroller.scrollTop };
  };
  return work();
}

function topOf(element: unknown): number {
  return (element as Element).getBoundingClientRect().top;
}

function isInView(element: unknown): boolean {
  const { top, bottom } = (element as Element).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
