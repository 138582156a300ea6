import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

import { composer, conversation, enter, instructor, log, openAtEnd, openChat, student } from './support/demo';
import { device, type Device } from './support/service';
import { test } from './support/test';

/** The student's chat, who has begun to answer a message that the instructor has just written. */
async function answering(page: Page, lena: Device): Promise<Awaited<ReturnType<Device['tell']>>> {
  await openAtEnd(page, instructor);
  const told = await lena.tell(await lena.roomWith(student), `A question: ${randomUUID()}`);
  const question = log(page).getByRole('article').filter({ hasText: told.content }).last();
  await question.hover();
  await question.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(page.getByText(/^Replying to/)).toBeVisible();
  return told;
}

test('what an answer is for stays while one looks into another conversation', async ({
  browser,
  request,
}) => {
  const page = await enter(browser, student);
  const told = await answering(page, await device(request, instructor));
  await page.keyboard.type('Because it');
  const others = page.getByRole('list', { name: 'Conversations' }).getByRole('button');
  await others
    .filter({ hasNot: page.getByText(instructor, { exact: true }) })
    .first()
    .click();
  await expect(page.getByText(/^Replying to/)).toHaveCount(0);
  await conversation(page, instructor).click();
  await expect(page.getByText(/^Replying to/)).toBeVisible();
  await expect(composer(page, instructor)).toHaveValue('Because it');
  await page.reload();
  await expect(page.getByText(/^Replying to/)).toBeVisible();
  await expect(composer(page, instructor)).toHaveValue('Because it');
  await composer(page, instructor).press('Enter');
  const answer = log(page)
    .getByRole('article', { name: /Because it/ })
    .last();
  await expect(answer.getByRole('button', { name: /In reply to/ })).toContainText(told.content);
});

test('an answer to what was deleted meanwhile goes out without it', async ({ browser, request }) => {
  const page = await enter(browser, student);
  const lena = await device(request, instructor);
  const told = await answering(page, lena);
  await lena.remove(told);
  const words = `It comes all the same: ${randomUUID()}`;
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await lena.messages(await lena.roomWith(student))).map(({ content }) => content))
    .toContain(words);
  await expect(log(page).getByText(/^Not sent/)).toHaveCount(0);
});

test('on a phone a long conversation opens at the few that are unread, and stays there', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  for (let count = 1; count <= 30; count += 1)
    await lena.tell(room, `Long ${count}: ${'words that take several lines on a phone '.repeat(6)}`);
  const amina = await device(request, student);
  await amina.readAll(await amina.roomWith(instructor));
  const unread = [];
  for (let count = 1; count <= 3; count += 1) unread.push(await lena.tell(room, `Unread ${count}.`));
  const page = await enter(browser, student);
  await page.setViewportSize({ width: 360, height: 740 });
  await openChat(page, instructor);
  await expect(log(page).getByText('Unread 3.')).toBeInViewport();
  await page.waitForLoadState('networkidle');
  // A row that changes was what moved it: the heights of those above were reckoned anew.
  const path = `/api/message/message/${unread[1]!.id}/reaction/${encodeURIComponent('👍')}`;
  expect((await request.put(path, { headers: lena.headers })).ok()).toBe(true);
  await expect(log(page).getByRole('button', { name: /👍/ }).last()).toBeInViewport();
  for (const { content } of unread) await expect(log(page).getByText(content)).toBeInViewport();
});
