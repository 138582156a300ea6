import { expect, type Locator, type Page } from '@playwright/test';

import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { tabTo } from './support/keys';
import { test } from './support/test';

/** From a message that has the focus; its tools are fetched when they are first needed. */
async function tabToReply(page: Page, message: Locator): Promise<void> {
  const reply = message.getByRole('button', { name: 'Reply', exact: true });
  await expect(reply).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Reply', exact: true }));
}

test('a person without a mouse signs in, opens a conversation, writes, and replies', async ({ page }) => {
  await page.goto('/');
  const signIn = page.getByRole('button', { name: `Continue as ${student}` });
  await expect(signIn).toBeVisible();
  await tabTo(page, signIn);
  await page.keyboard.press('Enter');

  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor });
  await expect(row).toBeVisible();
  // The list is one stop of Tab; inside it, arrow keys go from row to row.
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('button');
  await tabTo(page, rows);
  await page.keyboard.press('Home');
  for (let left = await rows.count(); left > 1; left -= 1) {
    if (await row.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(composer(page, instructor)).toBeFocused();
  await page.keyboard.type('Written by keys alone.');
  await page.keyboard.press('Enter');
  const written = log(page)
    .getByRole('article', { name: /Written by keys alone/ })
    .last();
  await expect(written).toBeVisible();
  await expect(composer(page, instructor)).toBeFocused();

  // Until the new row is the list's stop, Tab would pass the list by.
  await expect(written).toHaveAttribute('tabindex', '0');
  await tabTo(page, written, 'Shift+Tab');
  await tabToReply(page, written);
  await page.keyboard.press('Enter');
  await expect(composer(page, instructor)).toBeFocused();
  await page.keyboard.type('And answered by keys.');
  await page.keyboard.press('Enter');
  const answer = log(page)
    .getByRole('article', { name: /And answered by keys/ })
    .last();
  await expect(answer.getByRole('button', { name: /In reply to/ })).toContainText('Written by keys alone.');
});

test.describe('the Escape key', () => {
  test('leaves a reply and keeps what was written', async ({ browser }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await composer(page, instructor).focus();
    await tabTo(page, log(page).getByRole('article'), 'Shift+Tab');
    await tabToReply(page, log(page).getByRole('article').and(page.locator(':focus')));
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Replying to/)).toBeVisible();
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^Replying to/)).toHaveCount(0);
    await expect(composer(page, instructor)).toBeFocused();
    await expect(composer(page, instructor)).toHaveValue('Half a thought');
  });

  test('leaves an edit as the message was', async ({ browser }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await composer(page, instructor).focus();
    await page.keyboard.type('As it was.');
    await page.keyboard.press('Enter');
    const message = log(page).getByRole('article', { name: /As it was\./ });
    await expect(message.last()).toBeVisible();
    await expect(
      message
        .last()
        .getByText(/^(Sent|Read)$/)
        .first(),
    ).toBeAttached();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText('Editing your message')).toBeVisible();
    await expect(composer(page, instructor)).toHaveValue('As it was.');
    await page.keyboard.type(' Not this.');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Editing your message')).toHaveCount(0);
    await expect(composer(page, instructor)).toHaveValue('');
    await expect(log(page).getByText('Not this.')).toHaveCount(0);
  });
});

test('arrow keys go from message to message', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await composer(page, instructor).focus();
  const messages = log(page).getByRole('article');
  await tabTo(page, messages, 'Shift+Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-message') ?? null);
  const last = await focused();
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).not.toBe(last);
  expect(await focused()).not.toBeNull();
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe(last);
});

test('a message keeps the focus when the list is scrolled far away from it', async ({ page }) => {
  await page.goto('/dev/gallery/chat-many?n=1000');
  await log(page).getByRole('article').last().focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-message') ?? null);
  const key = await focused();
  expect(key).not.toBeNull();
  const message = log(page).locator(`[data-message="${key}"]`);
  await log(page).hover();
  await page.mouse.wheel(0, -6_000);
  await expect(message).not.toBeInViewport();
  await expect(message).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).not.toBe(key);
  await expect(log(page).locator(':focus')).toBeInViewport();
});

test('a question about a message that is answered with no leads back to the message', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await say(page, instructor, 'To be kept after all.');
  const message = log(page)
    .getByRole('article', { name: /To be kept after all/ })
    .last();
  await expect(message).toHaveAttribute('tabindex', '0');
  await tabTo(page, message, 'Shift+Tab');
  await tabToReply(page, message);
  await tabTo(page, page.getByRole('button', { name: 'Delete for everyone' }));
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete this message?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(message).toBeFocused();
});

test.describe('the question mark', () => {
  test('shows the keyboard shortcuts, and Escape leads back to where one was', async ({ browser }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await composer(page, instructor).focus();
    await tabTo(page, log(page).getByRole('article'), 'Shift+Tab');
    await page.keyboard.press('?');
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(shortcuts).toContainText('Send the message');
    await page.keyboard.press('Escape');
    await expect(shortcuts).toHaveCount(0);
    await expect(log(page).getByRole('article').last()).toBeFocused();
  });

  test('is only a question mark in the message box', async ({ browser }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await composer(page, instructor).focus();
    await page.keyboard.type('Why?');
    await expect(composer(page, instructor)).toHaveValue('Why?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('a menu gives the focus back when it is left', async ({ browser }) => {
  const page = await enter(browser, student);
  const account = page.getByRole('button', { name: /Account menu/ });
  await tabTo(page, account);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /Sign out/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem', { name: /Sign out/ })).toBeHidden();
  await expect(account).toBeFocused();
});

test('a message is reacted to, dated and deleted by keys alone', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await composer(page, instructor).focus();
  await page.keyboard.type('To be deleted by keys.');
  await page.keyboard.press('Enter');
  const message = log(page)
    .getByRole('article', { name: /To be deleted by keys/ })
    .last();
  await expect(message.getByText(/^(Sent|Delivered|Read)$/).first()).toBeAttached();
  // What is not pointed at or focused offers nothing to Tab.
  await expect(page.getByRole('group', { name: 'Message actions' })).toHaveCount(0);
  await tabTo(page, message, 'Shift+Tab');
  const actions = page.getByRole('group', { name: 'Message actions' });
  await expect(actions.locator('time')).toBeVisible();
  await tabTo(page, actions.getByRole('button', { name: 'React', exact: true }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(message.getByRole('button', { name: /👍/ })).toBeVisible();
  await tabTo(page, message, 'Shift+Tab');
  await tabTo(page, actions.getByRole('button', { name: 'Reply', exact: true }));
  await page.keyboard.press('Escape');
  await expect(actions).toHaveCount(0);
  await expect(message).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(message).toBeFocused();
  await tabTo(page, actions.getByRole('button', { name: 'Delete for everyone' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Delete for everyone' }));
  await page.keyboard.press('Enter');
  await expect(log(page).getByText('To be deleted by keys.')).toHaveCount(0);
  await expect(log(page).getByText('This message was deleted').last()).toBeVisible();
});

test('the keyboard has a place where what had the focus goes away', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await page.setViewportSize({ width: 1100, height: 800 });
  await say(page, instructor, 'Answered by keys, or not.');
  const own = log(page).getByRole('article').filter({ hasText: 'Answered by keys, or not.' }).last();
  const details = page.getByRole('button', { name: 'Details' });
  await details.focus();
  await page.keyboard.press('Enter');
  const close = page.getByRole('button', { name: 'Close details' });
  await expect(close).toBeVisible();
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(details).toBeFocused();

  await own.focus();
  await tabToReply(page, own);
  await page.keyboard.press('Enter');
  const cancel = page.getByRole('button', { name: 'Cancel reply' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect(composer(page, instructor)).toBeFocused();

  await page.setViewportSize({ width: 360, height: 740 });
  const back = page.getByRole('button', { name: 'Back to the list' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Conversations' }).locator(':focus')).toHaveCount(1);
});
