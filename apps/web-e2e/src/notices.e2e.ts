import { expect, type BrowserContext } from '@playwright/test';

import { conversation, enter, instructor, log, openChat, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

/** Counts the notes that the tabs of a browser begin to play, two for each notice. */
async function countNotes(context: BrowserContext): Promise<() => Promise<number>> {
  await context.addInitScript(() => {
    const window = globalThis as unknown as { notes: number };
    window.notes = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      window.notes += 1;
      start.call(this, when);
    };
  });
  return async () => {
    const counts = context
      .pages()
      .map((page) => page.evaluate(() => (globalThis as unknown as { notes: number }).notes));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
}

test('a message is heard once in three tabs, and not where it is being read', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  const context = page.context();
  const notes = await countNotes(context);
  await page.evaluate(() => localStorage.setItem('officehours.preferences', '{"sound":"always"}'));
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto('/');
    await expect(conversation(tab, instructor)).toBeVisible();
    // What it is heard by comes after the first screen.
    await tab.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('notice-sound')),
    );
  }
  await lena.tell(room, 'Heard once.');
  for (const tab of tabs) await expect(conversation(tab, instructor)).toContainText('Heard once.');
  await expect.poll(notes).toBe(2);
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', '/favicon-unread.svg');
  await expect(page).toHaveTitle(/^\(\d+\) /);
  await lena.tell(room, 'Heard once more.');
  await expect.poll(notes).toBe(4);

  // To a test's browser all tabs are looked at.
  for (const tab of tabs.slice(0, 2)) {
    await tab.evaluate(() => {
      document.hasFocus = () => false;
    });
  }
  await openChat(tabs[2]!, instructor);
  await lena.tell(room, 'Read, not heard.');
  await expect(log(tabs[2]!).getByText('Read, not heard.')).toBeVisible();
  const amina = await device(request, student);
  await expect.poll(async () => (await amina.roomWith(instructor)).unreadCount).toBe(0);
  expect(await notes()).toBe(4);
});
