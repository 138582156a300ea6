import { expect } from '@playwright/test';

import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { tabTo } from './support/keys';
import { test } from './support/test';

test.describe('a student and an instructor', () => {
  test('find each other and talk, live in both directions', async ({ browser }) => {
    const amina = await enter(browser, student);
    const lena = await enter(browser, instructor);
    await openChat(amina, instructor);
    await openChat(lena, student);
    expect(new URL(amina.url()).pathname).toMatch(
      /^\/learningDashboard\/studentChat\/[0-9a-f]{24}\/[0-9a-f]{24}$/,
    );

    await say(amina, instructor, 'May I come by at three?');
    await expect(log(lena).getByText('May I come by at three?')).toBeVisible();
    await say(lena, student, 'Three is fine, room 2.14.');
    await expect(log(amina).getByText('Three is fine, room 2.14.')).toBeVisible();
    await expect(composer(amina, instructor)).toHaveValue('');
  });

  test('see each other type, and themselves not', async ({ browser }) => {
    const amina = await enter(browser, student);
    const lena = await enter(browser, instructor);
    await openChat(amina, instructor);
    await openChat(lena, student);

    const last = log(lena).getByRole('article').last();
    const place = () => last.evaluate((row) => Math.round(row.getBoundingClientRect().top));
    await expect(last).toBeInViewport();
    const before = await place();
    await composer(amina, instructor).pressSequentially('Let me think');
    await expect(lena.getByText(/is typing/).first()).toBeVisible();
    // The line stands in a strip of its own.
    expect(await place()).toBe(before);
    await expect(amina.getByText(/is typing/)).toHaveCount(0);
    await say(amina, instructor, 'Done thinking.');
    await expect(log(lena).getByText('Done thinking.')).toBeVisible();
    await expect(lena.getByText(/is typing/)).toHaveCount(0);
  });

  test('see who is online', async ({ browser }) => {
    const amina = await enter(browser, student);
    await openChat(amina, instructor);
    const heading = amina.getByRole('region', { name: `Messages with ${instructor}` }).getByText(/^Online/);
    const lena = await enter(browser, instructor);
    await expect(heading).toBeVisible();
    await lena.context().close();
    await expect(heading).toHaveCount(0);
  });
});

test('the conversation is there again after a reload, the session too', async ({ browser }) => {
  const amina = await enter(browser, student);
  await openChat(amina, instructor);
  await say(amina, instructor, 'Remember this line.');
  await expect(log(amina).getByRole('article', { name: /Remember this line/ })).toBeVisible();

  await amina.reload();
  await expect(log(amina).getByText('Remember this line.')).toBeVisible();
});

test('the path of the older module leads to the same chat', async ({ browser }) => {
  const amina = await enter(browser, student);
  await openChat(amina, instructor);
  const { pathname } = new URL(amina.url());
  await amina.goto(pathname.replace('/learningDashboard', ''));
  await expect(log(amina).getByRole('article').first()).toBeVisible();
  expect(new URL(amina.url()).pathname).toBe(pathname);
});

test('what is written without a connection goes out when it returns', async ({ browser }) => {
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(amina, instructor);
  await openChat(lena, student);

  await amina.context().setOffline(true);
  await say(amina, instructor, 'Written on a train.');
  await expect(log(amina).getByText('Written on a train.')).toBeVisible();
  await say(lena, student, 'Meanwhile at the desk.');
  await expect(log(lena).getByText('Written on a train.')).toHaveCount(0);

  await amina.context().setOffline(false);
  await expect(log(lena).getByText('Written on a train.')).toHaveCount(1);
  await expect(log(amina).getByText('Meanwhile at the desk.')).toHaveCount(1);
});

test('a name that nobody has leads back to all conversations, and the keyboard to where it was typed', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  const field = page.getByRole('searchbox', { name: 'Search people' });
  await field.fill('Nobody of this name');
  await expect(page.getByText('Nobody found')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Show all conversations' }));
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await expect(page.getByRole('list', { name: 'Conversations' }).getByRole('listitem')).not.toHaveCount(0);
});
