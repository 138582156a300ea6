import { expect, type Page, test } from '@playwright/test';

import { composer, instructor, log, openChat, say, student } from './support/demo';
import { ownService, type OwnService } from './support/own-service';

let service: OwnService;
test.beforeAll(async () => {
  service = await ownService();
});
test.afterAll(() => service.remove());

async function enterOwn(page: Page, person: string): Promise<void> {
  await page.goto(service.origin);
  await page.getByRole('button', { name: `Continue as ${person}` }).click();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
}

const written = ['one', 'two', 'three', 'four'].map((name) => `Without a service: ${name}.`);

test('while the service is killed for half a minute a banner says so, what is written waits, and then all is there in order', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await (await browser.newContext()).newPage();
  await enterOwn(page, student);
  await openChat(page, instructor);
  await say(page, instructor, 'While there was one.');
  await expect(log(page).getByText('Sending')).toHaveCount(0);

  await service.kill();
  const away = Date.now();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  for (const words of written.slice(0, 3)) await say(page, instructor, words);
  await expect(log(page).getByText('Sending')).toHaveCount(3);
  // What is here can still be read, and the page can still be used.
  await expect(log(page).getByText('While there was one.')).toBeVisible();
  await page.waitForTimeout(30_000 - (Date.now() - away));
  await expect(log(page).getByText('Sending')).toHaveCount(3);
  await say(page, instructor, written[3]!);
  await composer(page, instructor).fill('Not sent yet');

  await service.start();
  await expect(page.getByRole('status').filter({ hasText: 'Connected again.' })).toBeVisible({
    timeout: 45_000,
  });
  await expect(log(page).getByText('Sending')).toHaveCount(0, { timeout: 45_000 });
  await expect(page.getByText('Connected again.')).toHaveCount(0);
  await expect(page.getByText('Reconnecting…')).toHaveCount(0);
  await expect(composer(page, instructor)).toHaveValue('Not sent yet');
  const seen = (of: Page) => log(of).getByText('Without a service:').allInnerTexts();
  expect(await seen(page)).toEqual(written);

  // To the other, who comes only now, they are the same.
  const lena = await (await browser.newContext()).newPage();
  await enterOwn(lena, instructor);
  await openChat(lena, student);
  await expect(log(lena).getByText('Without a service:')).toHaveCount(4);
  expect(await seen(lena)).toEqual(written);
});
