import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

import { composer, conversation, enter, instructor, log, openChat, say, student } from './support/demo';
import { keptRows } from './support/kept-rows';
import { device } from './support/service';
import { test } from './support/test';

/** Answers the sends of this page as the service does that refuses them, as long as `isRefused` says so. */
async function refuseSends(page: Page, isRefused: () => boolean): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const service = socket.connectToServer();
    socket.onMessage((packet) => {
      const send = /^42(\d+)\["sendMessage"/.exec(packet.toString());
      if (!send || !isRefused()) return service.send(packet);
      const error = { code: 'forbidden', message: 'No.', retryable: false, requestId: 'test' };
      socket.send(`43${send[1]}${JSON.stringify([{ ok: false, error }])}`);
    });
  });
}

/** The messages of this test, in the order in which they are shown. */
const order = (page: Page, mark: string): Promise<string[]> =>
  log(page)
    .getByRole('article')
    .evaluateAll(
      (rows, wanted) =>
        rows.flatMap((row) => row.textContent.match(new RegExp(`${wanted} \\w+[.]`))?.[0] ?? []),
      mark,
    );

test('a message that is refused stays, says why, and is there once after Retry', async ({
  browser,
  request,
}) => {
  const mark = randomUUID().slice(0, 8);
  const amina = await device(request, student);
  await amina.readAll(await amina.roomWith(instructor));
  const context = await browser.newContext();
  const page = await context.newPage();
  let isRefused = true;
  await refuseSends(page, () => isRefused);
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${student}` }).click();
  await openChat(page, instructor);
  await say(page, instructor, `Refused at first ${mark}.`);
  const message = log(page).getByRole('article', { name: new RegExp(`Refused at first ${mark}`) });
  await expect(message.getByText('Not sent.')).toBeVisible();
  await expect(message).toContainText('You may not write in this conversation.');
  const row = conversation(page, instructor);
  await expect(row).toContainText(`Not sent: Refused at first ${mark}.`);
  // Nobody reloads faster than the disk has it.
  await expect.poll(() => keptRows(page, 'officehours-outbox', 'items')).toBe(1);
  await page.reload();
  await expect(message.getByText('Not sent.')).toBeVisible();

  isRefused = false;
  await message.getByRole('button', { name: 'Retry' }).click();
  await expect(message.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached();
  await expect(message.getByText('Not sent.')).toHaveCount(0);
  await expect(row).not.toContainText('Not sent');
  const lena = await enter(browser, instructor);
  await openChat(lena, student);
  await expect(log(lena).getByText(`Refused at first ${mark}.`)).toHaveCount(1);

  isRefused = true;
  await say(page, instructor, `Given up ${mark}.`);
  const second = log(page).getByRole('article', { name: new RegExp(`Given up ${mark}`) });
  await second.getByRole('button', { name: 'Delete' }).click();
  await expect(second).toHaveCount(0);
});

test('two devices that send together show one order to everyone', async ({ browser }) => {
  const [laptop, phone, lena] = await Promise.all([
    enter(browser, student),
    enter(browser, student),
    enter(browser, instructor),
  ]);
  await Promise.all([openChat(laptop, instructor), openChat(phone, instructor), openChat(lena, student)]);
  const write = async (page: Page, name: string): Promise<void> => {
    for (let count = 1; count <= 4; count += 1) await say(page, instructor, `Together ${name}${count}.`);
  };
  await Promise.all([write(laptop, 'a'), write(phone, 'b')]);
  for (const page of [laptop, phone, lena]) {
    await expect(log(page).getByText(/Together [ab]\d/)).toHaveCount(8);
  }
  await expect(log(laptop).getByText('Sending')).toHaveCount(0);
  await expect(log(phone).getByText('Sending')).toHaveCount(0);
  const seen = await order(lena, 'Together');
  expect(await order(laptop, 'Together')).toEqual(seen);
  expect(await order(phone, 'Together')).toEqual(seen);
  expect(seen.filter((words) => words.includes(' a'))).toEqual(
    [1, 2, 3, 4].map((count) => `Together a${count}.`),
  );
});

test('without a connection a banner says so, and what is written waits in its order; the divider stays', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  await lena.tell(room, 'Before the tunnel.');
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await expect(log(page).getByText('New messages')).toBeVisible();
  // The parts that are fetched after the first screen are here by now.
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible();
  for (const name of ['one', 'two', 'three']) await say(page, instructor, `Tunnel ${name}.`);
  await expect(log(page).getByText('Sending')).toHaveCount(3);
  await lena.tell(room, 'Meanwhile outside.');
  await page.context().setOffline(false);
  await expect(log(page).getByText('Sending')).toHaveCount(0, { timeout: 30_000 });
  await expect(log(page).getByText('Meanwhile outside.')).toHaveCount(1);
  await expect(page.getByText(/You are offline/)).toHaveCount(0);
  await expect(log(page).getByText('New messages')).toHaveCount(1);
  expect(await order(page, 'Tunnel')).toEqual(['Tunnel one.', 'Tunnel two.', 'Tunnel three.']);
});

test('Enter that ends a word of an input method sends nothing', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const box = composer(page, instructor);
  await box.fill('変換中');
  await box.evaluate((field) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    // Safari tells of the key that ended the word only afterwards, by its code.
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
  });
  await expect(box).toHaveValue('変換中');
  await box.press('Enter');
  await expect(log(page).getByText('変換中')).toHaveCount(1);
  await expect(box).toHaveValue('');
});

test('an edited message says so to both and shows what it said before', async ({ browser }) => {
  const page = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(page, instructor);
  await openChat(lena, student);
  await say(page, instructor, 'Thursday at tree.');
  const message = log(page).getByRole('article', { name: /Thursday at/ });
  await expect(message.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached();
  await composer(page, instructor).press('ArrowUp');
  await composer(page, instructor).fill('Thursday at three.');
  await composer(page, instructor).press('Enter');
  for (const side of [page, lena]) {
    await expect(log(side).getByText('Thursday at three.')).toBeVisible();
    await expect(log(side).getByRole('article', { name: /Thursday at three/ })).toContainText('edited');
  }
  await log(lena)
    .getByRole('article', { name: /Thursday at three/ })
    .getByRole('button', { name: 'edited' })
    .click();
  await expect(lena.getByRole('dialog', { name: 'Earlier versions' })).toContainText('Thursday at tree.');
});

test('an edit without a connection stays in the box, and is saved by the next Enter with one', async ({
  browser,
}) => {
  const mark = randomUUID().slice(0, 8);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  const box = composer(page, instructor);
  await say(page, instructor, `Friday at tree ${mark}.`);
  const message = log(page).getByRole('article', { name: new RegExp(mark) });
  await expect(message.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached();
  // The parts that are fetched after the first screen are here by now.
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible();
  await box.press('ArrowUp');
  await box.fill(`Friday at three ${mark}.`);
  await box.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(box).toHaveValue(`Friday at three ${mark}.`);
  await expect(page.getByRole('button', { name: 'Cancel editing' })).toBeVisible();

  await page.context().setOffline(false);
  await expect(page.getByText(/You are offline/)).toHaveCount(0, { timeout: 30_000 });
  await expect(box).toHaveValue(`Friday at three ${mark}.`);
  await box.press('Enter');
  await expect(log(page).getByText(`Friday at three ${mark}.`)).toBeVisible();
  await expect(box).toHaveValue('');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
