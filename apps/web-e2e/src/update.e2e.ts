import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

import { composer, instructor, log, openChat, say, student } from './support/demo';
import { ownService, type OwnService } from './support/own-service';

const OFFER = 'A new version is ready.';

let folder: string;
let service: OwnService;

// A copy of the product beside it, whose service worker can become another.
test.beforeAll(async () => {
  folder = await mkdtemp(join('dist', 'update-'));
  for (const part of ['api', 'web'])
    await cp(join('dist', 'apps', part), join(folder, part), { recursive: true });
  service = await ownService({}, join(folder, 'api', 'main.mjs'));
});
test.afterAll(async () => {
  await service.remove();
  await rm(folder, { recursive: true });
});

/** Marks the page as it is; a page that was loaded anew has no mark. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(globalThis, { isOld: 1 }));
const isAsItWas = (page: Page): Promise<boolean> => page.evaluate(() => 'isOld' in globalThis);

test('a new version is offered in every window, comes where it is taken, and never to one that is written in', async ({
  context,
  page,
}) => {
  await page.goto(service.origin);
  await page.getByRole('button', { name: `Continue as ${student}` }).click();
  await openChat(page, instructor);
  // The offer's own script, which keeps the app on the device, comes after the first screen.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const writing = await context.newPage();
  await writing.goto(page.url());
  const box = composer(writing, instructor);
  await box.fill('Half a sen');
  await mark(page);
  await mark(writing);
  // Both have asked for the worker by now, and would not see it change before.
  for (const one of [page, writing])
    await one.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('update-notice')),
    );
  await expect(page.getByText(OFFER)).toHaveCount(0);

  await appendFile(join(folder, 'web', 'service-worker.js'), '\n// A newer one.\n');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  for (const one of [page, writing]) await expect(one.getByText(OFFER)).toBeVisible();
  expect(await Promise.all([page, writing].map(isAsItWas))).toEqual([true, true]);
  await expect(box).toBeFocused();
  await writing.keyboard.type('tence, ');

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isAsItWas(page).catch(() => true)).toBe(false);
  await expect(log(page).getByRole('article').last()).toBeVisible();
  await expect(page.getByText(OFFER)).toHaveCount(0);

  // The new worker is in charge of the other window, too, which goes on as it was.
  expect(await isAsItWas(writing)).toBe(true);
  await expect(box).toBeFocused();
  await writing.keyboard.type('then the rest');
  await expect(box).toHaveValue('Half a sentence, then the rest');
  await say(writing, instructor, 'Half a sentence, then the rest.');
  await expect(log(page).getByText('Half a sentence, then the rest.')).toBeVisible();

  await box.fill('And the next one');
  await writing.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isAsItWas(writing).catch(() => true)).toBe(false);
  await expect(box).toHaveValue('And the next one');
  await expect(writing.getByText(OFFER)).toHaveCount(0);
});
