import { randomUUID } from 'node:crypto';

import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';

import { composer, enter, instructor, openChat, student } from './support/demo';
import {
  attach,
  chosenFile,
  dataTransfer,
  HeldUploads,
  note,
  paste,
  picture,
  tray,
  UPLOADS,
} from './support/files';
import { device } from './support/service';
import { keptRows } from './support/kept-rows';
import { test } from './support/test';

const writing = (page: Page) => composer(page, instructor);
const sendButton = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** The student's window with the conversation open and able to take files. */
async function ready(browser: Browser): Promise<Page> {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  return page;
}

/** A text that no other message of the room has, not even one of this test run before. */
const once = (text: string): string => `${text} ${randomUUID()}`;

/** What the other person has of the messages with this text: the names of the files of each. */
async function arrived(request: APIRequestContext, content: string): Promise<string[][]> {
  const lena = await device(request, instructor);
  const messages = await lena.messages(await lena.roomWith(student));
  return messages
    .filter((message) => message.content === content)
    .map(({ attachments }) => attachments.map(({ name }) => name));
}

const expectArrived = (request: APIRequestContext, content: string, files: string[]) =>
  expect.poll(() => arrived(request, content), { timeout: 20_000 }).toEqual([files]);

test('several files are chosen, uploaded while the text is written, and sent with it in their order', async ({
  browser,
  request,
}) => {
  const words = once('My work so far');
  const page = await ready(browser);
  await attach(page, picture('graph.png'), note('proof.txt'), note('sums.csv', '1,2\n3,4\n'));
  await expect(tray(page).getByRole('listitem')).toHaveCount(3);
  await expect(chosenFile(page, 'graph.png').getByRole('img', { includeHidden: true })).toBeVisible();
  await expect(page.getByText('All files are uploaded').first()).toBeVisible();
  await expect(writing(page)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(tray(page)).toHaveCount(0);
  await expectArrived(request, words, ['graph.png', 'proof.txt', 'sums.csv']);
});

test('a picture is pasted and a file dropped over the conversation; both go without a word', async ({
  browser,
  request,
}) => {
  const page = await ready(browser);
  const [pasted, dropped] = [`${once('pasted')}.png`, `${once('dropped')}.txt`];
  await paste(page, writing(page), await dataTransfer(page, [picture(pasted)]));
  await expect(chosenFile(page, pasted)).toContainText('Uploaded');

  const drag = { dataTransfer: await dataTransfer(page, [note(dropped)]) };
  const room = page.getByRole('region', { name: `Messages with ${instructor}` });
  await room.dispatchEvent('dragover', drag);
  await expect(page.getByText('Drop files here to attach them')).toBeVisible();
  await room.dispatchEvent('drop', drag);
  await expect(page.getByText('Drop files here to attach them')).toHaveCount(0);
  await expect(chosenFile(page, dropped)).toContainText('Uploaded');
  await sendButton(page).click();
  const wordless = async () => (await arrived(request, '')).filter((files) => files.includes(pasted));
  await expect.poll(wordless, { timeout: 20_000 }).toEqual([[pasted, dropped]]);
});

test('an upload is cancelled, by the keyboard alone', async ({ browser, request }) => {
  const words = once('Without it');
  const page = await ready(browser);
  const held = await HeldUploads.of(page);
  const [, aborted] = await Promise.all([
    attach(page, note('a.txt')),
    page.waitForEvent('request', (one) => one.url().endsWith('/attachments')),
  ]);
  await expect(writing(page)).toBeFocused();
  const cancel = page.getByRole('button', { name: 'Cancel the upload of a.txt' });
  await expect(cancel).toBeVisible();
  const failed = page.waitForEvent('requestfailed', (one) => one === aborted);
  for (
    let step = 0;
    step < 4 && !(await cancel.evaluate((node) => node === document.activeElement));
    step += 1
  )
    await page.keyboard.press('Shift+Tab');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await failed;
  await expect(tray(page)).toHaveCount(0);
  await expect(writing(page)).toBeFocused();
  held.go();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expectArrived(request, words, []);
});

test('an upload that fails is tried again, at once on wish', async ({ browser, request }) => {
  const words = once('Tried again');
  const page = await ready(browser);
  await page.context().route(UPLOADS, (route) => route.abort(), { times: 1 });
  await attach(page, note('again.txt'));
  const retry = page.getByRole('button', { name: 'Try again.txt again' });
  const isUploaded = chosenFile(page, 'again.txt').getByText('Uploaded');
  // The next attempt comes by itself; whoever is quicker has it.
  await expect(retry.or(isUploaded)).toBeVisible();
  if (await retry.isVisible()) await retry.click({ timeout: 2_000 }).catch(() => undefined);
  await expect(isUploaded).toBeVisible();
  await writing(page).fill(words);
  await writing(page).press('Enter');
  await expectArrived(request, words, ['again.txt']);
});

test('what is refused says why, here or by the service, and is in the way until it is removed', async ({
  browser,
  request,
}) => {
  const words = once('Only what is fine');
  const page = await ready(browser);
  await attach(page, note('setup.exe'), { ...note('fake.png'), mimeType: 'image/png' }, note('fine.txt'));
  await expect(chosenFile(page, 'setup.exe')).toContainText('Files of this type cannot be sent.');
  await expect(chosenFile(page, 'fake.png')).toContainText('What is in the file does not go with its name.');
  await expect(chosenFile(page, 'fine.txt')).toContainText('Uploaded');
  await expect(page.getByText('Remove what was refused, and the message can be sent.')).toBeVisible();
  await writing(page).fill(words);
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  await writing(page).press('Enter');
  await expect(writing(page)).toHaveValue(words);
  await page.getByRole('button', { name: 'Remove setup.exe' }).click();
  await page.getByRole('button', { name: 'Remove fake.png' }).click();
  await writing(page).press('Enter');
  await expectArrived(request, words, ['fine.txt']);
});

test('a message with files that is written without network goes out when it is back, once', async ({
  browser,
  request,
}) => {
  const words = once('From the train');
  const page = await ready(browser);
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.', { exact: false })).toBeVisible();
  await attach(page, note('train.txt'), picture('window.png'));
  await expect(tray(page).getByRole('listitem')).toHaveCount(2);
  await writing(page).fill(words);
  await writing(page).press('Enter');
  await expect(tray(page)).toHaveCount(0);
  await page.context().setOffline(false);
  await expectArrived(request, words, ['train.txt', 'window.png']);
});

test('a message whose files are being uploaded survives a reload, and goes once', async ({
  browser,
  request,
}) => {
  const words = once('Reloaded meanwhile');
  const page = await ready(browser);
  const held = await HeldUploads.of(page);
  await attach(page, note('long.txt'));
  await expect(page.getByText('You can send now', { exact: false })).toBeVisible();
  await writing(page).fill(words);
  await writing(page).press('Enter');
  const waiting = page.getByRole('article', { name: new RegExp(words) });
  await expect(waiting.getByText('Sending')).toBeAttached();
  await expect.poll(() => keptFiles(page)).toBe(1);
  await page.reload();
  await expect(waiting.getByText('Sending')).toBeAttached();
  expect(await arrived(request, words)).toEqual([]);
  held.go();
  await expectArrived(request, words, ['long.txt']);
  await expect.poll(() => keptFiles(page)).toBe(0);
});

test('files that are chosen and not sent survive a reload with their state, and go as one message', async ({
  browser,
  request,
}) => {
  const words = once('Chosen before');
  const page = await ready(browser);
  await attach(page, picture('graph.png'));
  await expect(chosenFile(page, 'graph.png')).toContainText('Uploaded');
  const held = await HeldUploads.of(page);
  await attach(page, note('notes.txt'));
  await writing(page).fill(words);
  await expect.poll(() => keptFiles(page)).toBe(2);
  await page.reload();
  await expect(tray(page).getByRole('listitem')).toHaveCount(2);
  await expect(writing(page)).toHaveValue(words);
  await expect(chosenFile(page, 'graph.png')).toContainText('Uploaded');
  await expect(chosenFile(page, 'graph.png').getByRole('img', { includeHidden: true })).toBeVisible();
  await expect(chosenFile(page, 'notes.txt')).not.toContainText('Uploaded');
  held.go();
  await expect(chosenFile(page, 'notes.txt')).toContainText('Uploaded');
  await writing(page).press('Enter');
  await expect(tray(page)).toHaveCount(0);
  await expectArrived(request, words, ['graph.png', 'notes.txt']);
  await expect.poll(() => keptFiles(page)).toBe(0);
  await page.reload();
  await expect(page.getByRole('article', { name: new RegExp(words) })).toBeVisible();
  await expect(tray(page)).toHaveCount(0);
  expect(await arrived(request, words)).toHaveLength(1);
});

test('what is chosen in a window stays in it, and is gone from the browser after a sign-out', async ({
  browser,
}) => {
  const page = await ready(browser);
  await attach(page, note('private.txt'));
  await expect(chosenFile(page, 'private.txt')).toContainText('Uploaded');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(writing(other)).toBeVisible();
  await attach(other, note('another.txt'));
  await expect(tray(other).getByRole('listitem')).toHaveCount(1);
  await expect(tray(page).getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => keptFiles(page)).toBe(2);
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  await expect.poll(() => keptFiles(page)).toBe(0);
  expect(await keptRows(page, 'officehours-outbox', 'trays')).toBe(0);
});

test('a huge text that is pasted is offered as a file', async ({ browser, request }) => {
  const words = once('The protocol');
  const page = await ready(browser);
  const text = 'A line of a protocol that nobody reads in a bubble.\n'.repeat(300);
  await writing(page).fill(words);
  await paste(page, writing(page), await dataTransfer(page, [], text));
  await page.getByRole('button', { name: 'Send it as a file' }).click();
  await expect(chosenFile(page, 'Pasted text.txt')).toContainText('Uploaded');
  await expect(writing(page)).toHaveValue(words);
  await writing(page).press('Enter');
  await expectArrived(request, words, ['Pasted text.txt']);
});

/** How many files that are not sent this browser keeps. */
const keptFiles = (page: Page): Promise<number> => keptRows(page, 'officehours-outbox', 'bytes');

test('a finger is asked whether the camera is meant, and a picture from it is sent', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${student}` }).tap();
  await openChat(page, instructor);
  await page.getByRole('button', { name: 'Attach files' }).tap();
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Take a picture' }).tap();
  const camera = await asked;
  expect(camera.isMultiple()).toBe(false);
  expect(await camera.element().getAttribute('capture')).toBe('environment');
  await camera.setFiles(picture('from-the-camera.png'));
  await expect(tray(page).getByText('from-the-camera.png')).toBeVisible();
  const text = once('Taken just now');
  await writing(page).fill(text);
  await sendButton(page).tap();
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
  await expect(
    page.getByRole('log').getByRole('button', { name: 'Open from-the-camera.png' }).last(),
  ).toBeVisible();
});
