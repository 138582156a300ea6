import type { Browser, Page } from '@playwright/test';
import type { Opened } from './room.ts';

const MESSAGES = 10_000;
const PER_SECOND = 20;
const SECONDS = 15;

export interface ReceivingResult {
  /** Frames from the key that sends to the message on the screen. */
  framesToOwnMessage: number;
  /** Longest task while messages came in, in ms. */
  longestTask: number;
  /** Layout shift while messages came in. */
  shift: number;
  /** Heap after a collection, in MB: with the first page, and after ten thousand messages have arrived. */
  heapBefore: number;
  heapAfter: number;
}

/** One tab of the product, open in a room in which others write. */
export async function measureReceiving(
  browser: Browser,
  { origin, person, room, token, path }: Opened & { origin: string },
): Promise<ReceivingResult> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.addInitScript((id) => sessionStorage.setItem('officehours:demo-person', id), person);
  await page.goto(`${origin}${path}`);
  await page.locator('[data-message]').first().waitFor();
  await page.waitForTimeout(2_000);
  const write = writer(origin, room, token);

  const framesToOwnMessage = await ownMessage(page);
  const watched = watchTasks(page);
  await paced(write);
  const { longestTask, shift } = await (await watched)();
  const heapBefore = await heap(page);
  for (let sent = 0; sent < MESSAGES; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => write()));
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.waitForTimeout(3_000);
  const heapAfter = await heap(page);
  await context.close();
  return { framesToOwnMessage, longestTask, shift, heapBefore, heapAfter };
}

function writer(origin: string, chatRoomId: string, token: string): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    const answer = await fetch(`${origin}/api/message/message`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        chatRoomId,
        content: `Message number ${count}, of the length that people write.`,
      }),
    });
    if (!answer.ok) throw new Error(`A message was answered with ${answer.status}.`);
  };
}

/** Twenty messages a second, each at its time. */
async function paced(write: () => Promise<void>): Promise<void> {
  const start = performance.now();
  for (let index = 0; index < PER_SECOND * SECONDS; index += 1) {
    const due = start + (index * 1_000) / PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await write();
  }
}

async function ownMessage(page: Page): Promise<number> {
  await page.locator('textarea').fill('Seen in the frame after the key.');
  return page.evaluate(async () => {
    const field = document.querySelector('textarea');
    if (!field) throw new Error('There is no message box.');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    for (let frames = 1; frames < 60; frames += 1) {
      await frame();
      const last = [...document.querySelectorAll('[data-message]')].at(-1);
      if (last?.textContent.includes('Seen in the frame')) return frames;
    }
    throw new Error('The message did not appear.');
  });
}

/** Follows long tasks and layout shifts; the answer tells what there was. */
async function watchTasks(page: Page): Promise<() => Promise<{ longestTask: number; shift: number }>> {
  await page.evaluate(() => {
    const seen = { longestTask: 0, shift: 0 };
    Object.assign(globalThis, { tasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        seen.shift += entry.value;
    }).observe({ type: 'layout-shift' });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { tasks: { longestTask: number; shift: number } }).tasks);
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
