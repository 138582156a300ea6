import { expect, type Page } from '@playwright/test';

import { composer, conversation, enter, instructor, log, openChat, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

/** Holds back what the conversation needs to be drawn until the caller lets go. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return () => letGo();
}

const MESSAGES = /\/api\/message\/message\?/;
const RICH_TEXT = /\/assets\/(?:rich-content|plugins|math)[^/]*\.js$/;

for (const [what, address] of [
  ['its messages are not there', MESSAGES],
  ['its mathematics are not there', RICH_TEXT],
] as const) {
  test(`what is written while a conversation opens and ${what} is in sight`, async ({ browser, request }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    for (let count = 1; count <= 25; count += 1)
      await lena.tell(room, `Unread ${count}: $$x^{${count}}$$ ${'word '.repeat(30)}`);
    const page = await enter(browser, student);
    const letGo = await hold(page, address);
    await conversation(page, instructor).click();
    await composer(page, instructor).fill('Written at once.');
    await composer(page, instructor).press('Enter');
    await expect(composer(page, instructor)).toHaveValue('');
    letGo();
    const written = log(page)
      .getByRole('article', { name: /Written at once/ })
      .last();
    await expect(written.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached();
    await expect(
      log(page)
        .getByText(/Unread 25:/)
        .last(),
    ).toBeVisible();
    await expect(written).toBeInViewport();
  });
}

test('a conversation opens at its first unread message, also when that is pages away', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  for (let count = 1; count <= 70; count += 1) await lena.tell(room, `Missed ${count}.`);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await expect(log(page).getByText('New messages')).toBeInViewport();
  await expect(log(page).getByText(/^Missed 1\./)).toBeInViewport();
  await expect(page).toHaveTitle(/^\(\d+\) /);
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(log(page).getByText(/^Missed 70\./)).toBeInViewport();
  const amina = await device(request, student);
  await expect.poll(async () => (await amina.roomWith(instructor)).unreadCount).toBe(0);
});

for (const [what, state] of [
  ['fills its window', 'chat-many'],
  ['is short', 'chat-one'],
] as const) {
  test(`a conversation that ${what} rests once it has found its place`, async ({ page }) => {
    await page.addInitScript(() => {
      const ask = window.requestAnimationFrame.bind(window);
      const counted = window as unknown as { frames: number };
      counted.frames = 0;
      window.requestAnimationFrame = (draw) => {
        counted.frames += 1;
        return ask(draw);
      };
    });
    await page.goto(`/dev/gallery/${state}`);
    await expect(log(page).getByRole('article').last()).toBeInViewport();
    await page.waitForLoadState('networkidle');
    // In sixty frames that are drawn nobody but this asks for one.
    const asked = await page.evaluate(async () => {
      const counted = window as unknown as { frames: number };
      counted.frames = 0;
      for (let n = 0; n < 60; n += 1) await new Promise((drawn) => window.requestAnimationFrame(drawn));
      return counted.frames;
    });
    expect(asked - 60).toBe(0);
  });
}
