import { expect } from '@playwright/test';

import { enter, instructor, log, openAtEnd, openChat, say, student } from './support/demo';
import { inSight, scrollUp } from './support/scroll';
import { device } from './support/service';
import { test } from './support/test';

/** Without a number in front. */
const ALL_READ = /^[^(].*$/;

const numberIn = (title: string): number => Number(/^\((\d+)\)/.exec(title)?.[1] ?? 0);

test.describe('unread messages', () => {
  test('are counted in the list and the title of the tab until the conversation is read', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await expect(page).toHaveTitle(ALL_READ);
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^(Messages|Courses)$/ })
      .last()
      .click();
    await expect(log(page)).toHaveCount(0);

    await lena.tell(room, 'First of two.');
    await lena.tell(room, 'Second of two.');
    const row = page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor });
    await expect(row.getByText('2 unread messages', { exact: true })).toBeAttached();
    await expect(row).toContainText('Second of two.');
    await expect(page).toHaveTitle(/^\(2\) /);

    await row.click();
    await expect(log(page).getByText('Second of two.')).toBeVisible();
    await expect(page).toHaveTitle(ALL_READ);
    await expect(row).not.toContainText('unread');
    await expect(log(page).getByText('New messages')).toBeVisible();

    await lena.tell(room, 'A third, while you read.');
    await expect(log(page).getByText('A third, while you read.')).toBeVisible();
    await expect(log(page).getByText('New messages')).toHaveCount(1);
  });

  test('of one student stop counting for the instructor who reads them, and for nobody else', async ({
    browser,
    request,
  }) => {
    const amina = await device(request, student);
    await amina.tell(await amina.roomWith(instructor), 'One more for the count.');
    const page = await enter(browser, instructor);
    const row = page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: student });
    const count = row.getByText(/^\d+ unread message/);
    await expect(count).toBeAttached();
    const unread = Number.parseInt(await count.innerText(), 10);
    await expect(page).toHaveTitle(/^\(\d+\) /);
    const before = numberIn(await page.title());

    await row.click();
    await expect(log(page).getByText('One more for the count.')).toBeVisible();
    await expect(row).not.toContainText('unread');
    await expect.poll(async () => numberIn(await page.title())).toBe(before - unread);
  });

  test('stay unread on a device that only has the list open', async ({ browser, request }) => {
    const lena = await device(request, instructor);
    const page = await enter(browser, student);
    await lena.tell(await lena.roomWith(student), 'Not read yet.');
    const row = page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor });
    await expect(row).toContainText(/\d+ unread message/);
    await page.reload();
    await expect(row).toContainText(/\d+ unread message/);
  });

  test('are marked read for the person on every device', async ({ browser, request }) => {
    const lena = await device(request, instructor);
    const list = await enter(browser, student);
    const chat = await enter(browser, student);
    await lena.tell(await lena.roomWith(student), 'For both of your windows.');
    await expect(list).toHaveTitle(/^\(\d+\) /);
    await openChat(chat, instructor);
    await expect(list).toHaveTitle(ALL_READ);
  });
});

test.describe('someone who reads further up', () => {
  test('keeps their place when a message comes, and is told how many wait below', async ({
    browser,
    request,
  }) => {
    const lena = await device(request, instructor);
    const room = await lena.roomWith(student);
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await scrollUp(page, 900);
    const jump = page.getByRole('button', { name: /^Jump to latest/ });
    await expect(jump).toBeVisible();
    const before = await inSight(page);

    await lena.tell(room, 'Below the fold, one.');
    await expect(jump).toHaveAccessibleName(/1 new message/);
    await lena.tell(room, 'Below the fold, two.');
    await expect(jump).toHaveAccessibleName(/2 new messages/);
    const after = await inSight(page);
    expect(after.message).toBe(before.message);
    expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);

    await jump.click();
    await expect(log(page).getByText('Below the fold, two.')).toBeInViewport();
    await expect(jump).toHaveCount(0);
  });

  test('is brought to the end by a message of their own', async ({ browser }) => {
    const page = await enter(browser, student);
    await openChat(page, instructor);
    await scrollUp(page, 900);
    await say(page, instructor, 'Back at the end.');
    await expect(log(page).getByText('Back at the end.')).toBeInViewport();
    await expect(page.getByRole('button', { name: /^Jump to latest/ })).toHaveCount(0);
  });
});

test('the first unread message is found again by its chip, and a message can be marked as unread', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  for (let count = 1; count <= 25; count += 1)
    await lena.tell(room, `Unread ${count}: ${'word '.repeat(30)}`);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await expect(log(page).getByText('New messages')).toBeInViewport();
  await page.getByRole('button', { name: /^Jump to latest, 25 new messages/ }).click();
  await expect(log(page).getByText(/Unread 25:/)).toBeInViewport();
  const chip = page.getByRole('button', { name: 'First new message' });
  await expect(chip).toHaveText('First new message(25)');
  await chip.click();
  await expect(log(page).getByText('New messages')).toBeInViewport();
  await expect(chip).toHaveCount(0);

  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(page).toHaveTitle(ALL_READ);
  await log(page)
    .getByRole('article', { name: /Unread 25:/ })
    .hover();
  await page.getByRole('button', { name: 'Mark as unread from here' }).click();
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor });
  await expect(row).toContainText('1 unread message');
  await row.click();
  await expect(page).toHaveTitle(ALL_READ);
});

test('a link to a message leads to it, also when the app has to start for that', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const { seq } = await lena.tell(room, 'The one that is linked to.');
  for (let count = 1; count <= 60; count += 1) await lena.tell(room, `After it, ${count}.`);
  const page = await enter(browser, student);
  await openAtEnd(page, instructor);
  await page.goto(`${page.url()}?at=${seq}`);
  await expect(log(page).getByText('The one that is linked to.')).toBeInViewport();
  await expect(page).not.toHaveURL(/at=/);
});

test('words stay where they are while a banner about the connection comes and goes', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await page.waitForLoadState('networkidle');
  await scrollUp(page, 900);
  const banner = page.getByText(/You are offline/);
  const before = await inSight(page);
  await page.context().setOffline(true);
  await expect(banner).toBeVisible();
  const top = () =>
    log(page)
      .locator(`[data-message="${before.message}"]`)
      .evaluate((row) => Math.round(row.getBoundingClientRect().top));
  expect(Math.abs((await top()) - before.top)).toBeLessThanOrEqual(1);
  await page.context().setOffline(false);
  await expect(banner).toHaveCount(0);
  expect(Math.abs((await top()) - before.top)).toBeLessThanOrEqual(1);
});

test('a tab that nobody looks at reads nothing', async ({ browser, request }) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await expect(page).toHaveTitle(ALL_READ);
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
  await lena.tell(room, 'Nobody is looking.');
  await expect(log(page).getByText('Nobody is looking.')).toBeVisible();
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
  await expect(page).toHaveTitle(ALL_READ);
  // Who comes back sees from where on there is something new.
  const after = log(page).getByText('New messages').locator('xpath=following::*[@role="article"][1]');
  await expect(after).toContainText('Nobody is looking.');
});

test('a quote leads to its message pages away, and back', async ({ browser, request }) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const original = await lena.tell(room, 'The original, far above.');
  for (let count = 1; count <= 60; count += 1) await lena.tell(room, `Between them ${count}`);
  await lena.tell(room, 'As I said before.', original.id);
  const page = await enter(browser, student);
  await openChat(page, instructor);
  // So many are unread that it opens pages above the answer.
  await expect(log(page).getByText('New messages')).toBeInViewport();
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  const answer = log(page)
    .getByRole('article', { name: /As I said before/ })
    .last();
  await expect(answer).toBeInViewport();
  await answer.getByRole('button', { name: /In reply to/ }).click();
  await expect(
    log(page)
      .getByRole('article', { name: /: The original, far above/ })
      .last(),
  ).toBeInViewport();
  const back = page.getByRole('button', { name: 'Back to where you were' });
  await back.click();
  await expect(answer).toBeInViewport();

  // Whoever goes to the end has no use for the way back any more.
  await answer.getByRole('button', { name: /In reply to/ }).click();
  await expect(back).toBeVisible();
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(answer).toBeInViewport();
  await expect(back).toHaveCount(0);
});
