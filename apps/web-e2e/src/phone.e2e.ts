import { expect, type Browser, type Page } from '@playwright/test';

import { composer, instructor, log, openChat, student } from './support/demo';
import { picture } from './support/files';
import { test } from './support/test';

const writing = (page: Page) => composer(page, instructor);
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** The student's phone, with the conversation open. */
async function phone(browser: Browser): Promise<Page> {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${student}` }).tap();
  await openChat(page, instructor);
  return page;
}

test('Back closes the details, then leads to the list', async ({ browser }) => {
  const page = await phone(browser);
  const details = page.getByRole('complementary', { name: 'About this conversation' });
  await page.getByRole('button', { name: 'Details' }).tap();
  await expect(details).toBeVisible();
  await page.screenshot({ path: 'test-results/phone-details.png' });
  await page.goBack();
  await expect(details).toBeHidden();
  await expect(writing(page)).toBeVisible();
  // Closed by its button, it leaves nothing that Back would have to go through.
  await page.getByRole('button', { name: 'Details' }).tap();
  await details.getByRole('button', { name: 'Close details' }).tap();
  await expect(details).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeInViewport();
});

test('Back leads to the list as it was left', async ({ browser }) => {
  const page = await phone(browser);
  await page.goBack();
  const list = page.getByRole('list', { name: 'Conversations' });
  await expect(list).toBeInViewport();
  await page.getByRole('searchbox', { name: 'Search people' }).fill('lena');
  await list.getByRole('button').first().tap();
  await expect(writing(page)).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search people' })).toHaveValue('lena');
  await expect(list.getByRole('button')).toHaveCount(1);
});

test('Back closes a picture, and the conversation stays', async ({ browser }) => {
  const page = await phone(browser);
  await page.getByRole('button', { name: 'Attach files' }).tap();
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Take a picture' }).tap();
  await (await camera).setFiles(picture('board.png'));
  await writing(page).fill('Look at this.');
  await send(page).tap();
  await log(page).getByRole('button', { name: 'Open board.png' }).last().tap();
  const viewer = page.getByRole('dialog', { name: 'board.png' });
  await expect(viewer).toBeVisible();
  await page.goBack();
  await expect(viewer).toHaveCount(0);
  await expect(writing(page)).toBeVisible();
});

test('a tap on a message says exactly when it was written', async ({ browser }) => {
  const page = await phone(browser);
  await writing(page).fill('When was that?');
  await send(page).tap();
  await log(page).getByText('When was that?').last().tap();
  const actions = page.getByRole('group', { name: 'Message actions' });
  await expect(actions.locator('time')).toHaveText(/\d{4}.*\d:\d\d/u);
  const box = (await actions.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await page.screenshot({ path: 'test-results/phone-actions.png' });
});

test('emoji are chosen without the keyboard coming up', async ({ browser }) => {
  const page = await phone(browser);
  await page.getByRole('button', { name: 'Insert emoji' }).tap();
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeVisible();
  await expect(page.locator('[data-emoji]').first()).toBeFocused();
  await page.screenshot({ path: 'test-results/phone-emoji.png' });
});

test('Enter makes a new line, for which the keyboard of a phone has no other key', async ({ browser }) => {
  const page = await phone(browser);
  await writing(page).pressSequentially('Two\nlines of a phone');
  await expect(writing(page)).toHaveValue('Two\nlines of a phone');
  await expect(writing(page)).toHaveAttribute('enterkeyhint', 'enter');
  await send(page).tap();
  await expect(log(page).getByText('lines of a phone').last()).toBeInViewport();
});
