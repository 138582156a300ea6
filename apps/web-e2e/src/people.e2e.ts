import { expect, type Page } from '@playwright/test';

import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

const assistant = 'Tomás Ibarra';

const goToCourses = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();

/** The button of the courses page that leads to the conversation with a member of the staff. */
const startChatWith = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`(Start chat with|Write to|Message) ${name}`) })
    .first();

test.describe('a student on the courses page', () => {
  test('goes to the chat that is there', async ({ browser, request }) => {
    const room = await (await device(request, student)).roomWith(instructor);
    const lena = room.participants.find(({ name }) => name === instructor);
    const page = await enter(browser, student);
    await goToCourses(page);
    await startChatWith(page, instructor).click();
    await expect(page).toHaveURL(`/learningDashboard/studentChat/${lena?.id}/${room.id}`);
    await expect(log(page).getByRole('article').first()).toBeVisible();
  });

  test('starts a new chat, which says that it is empty, and finds it again', async ({ browser }) => {
    const page = await enter(browser, student);
    await goToCourses(page);
    await startChatWith(page, assistant).click();
    await expect(page).toHaveURL(/\/learningDashboard\/studentChat\/[0-9a-f]{24}\/[0-9a-f]{24}$/);
    const made = page.url();
    const chat = page.getByRole('region', { name: `Messages with ${assistant}` });
    await expect(chat.getByText('No messages yet')).toBeVisible();
    await expect(composer(page, assistant)).toBeVisible();

    await goToCourses(page);
    await startChatWith(page, assistant).click();
    await expect(page).toHaveURL(made);
    await say(page, assistant, 'Is the tutorial on Friday?');
    await expect(log(page).getByText('Is the tutorial on Friday?')).toBeVisible();
    await expect(chat.getByText('No messages yet')).toHaveCount(0);
  });

  test('is not offered the students of the course', async ({ browser }) => {
    const page = await enter(browser, student);
    await goToCourses(page);
    await expect(page.getByRole('heading', { name: 'Linear Algebra I' })).toBeVisible();
    await expect(page.getByRole('link', { name: /students/i })).toHaveCount(0);
  });
});

test.describe('an instructor on the courses page', () => {
  test('opens the students of a course, finds one by name and opens the conversation', async ({
    browser,
  }) => {
    const page = await enter(browser, instructor);
    await goToCourses(page);
    const course = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Linear Algebra I' });
    await course.getByRole('link', { name: /students/i }).click();
    const students = page.getByRole('list', { name: 'Students' });
    await expect(students.getByRole('button', { name: student })).toBeVisible();

    await page.getByRole('searchbox', { name: 'Search students' }).fill('zoë');
    await expect(students.getByRole('listitem')).toHaveCount(1);
    await students.getByRole('button', { name: /Zoë Brontë-Núñez/ }).click();
    await expect(page).toHaveURL(/\/learningDashboard\/course\/[0-9a-f]{24}\/[0-9a-f]{24}$/);
    await expect(log(page).getByRole('article').first()).toBeVisible();
  });

  test('sees what a student wrote last, and that it is unread', async ({ browser, request }) => {
    const amina = await device(request, student);
    await amina.tell(await amina.roomWith(instructor), 'Seen in the list of students.');
    const page = await enter(browser, instructor);
    await goToCourses(page);
    const course = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Linear Algebra I' });
    await course.getByRole('link', { name: /students/i }).click();
    const row = page.getByRole('list', { name: 'Students' }).getByRole('button', { name: student });
    await expect(row).toContainText('Seen in the list of students.');
    await expect(row).toContainText(/\d+ unread message/);
  });

  test('reads that nobody has the name searched for', async ({ browser }) => {
    const page = await enter(browser, instructor);
    await goToCourses(page);
    await page
      .getByRole('main')
      .getByRole('link', { name: /students/i })
      .first()
      .click();
    await page.getByRole('searchbox', { name: 'Search students' }).fill('Nobody at all');
    await expect(page.getByText('Nobody found')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search students' }).fill('');
    await expect(page.getByRole('list', { name: 'Students' }).getByRole('listitem')).not.toHaveCount(0);
  });
});

test('the list of conversations is narrowed by a name and by what is unread', async ({ browser }) => {
  const page = await enter(browser, instructor);
  const conversations = page.getByRole('list', { name: 'Conversations' });
  await page.getByRole('searchbox', { name: 'Search people' }).fill('mateo');
  await expect(conversations.getByRole('listitem')).toHaveCount(1);
  await expect(conversations).toContainText('Mateo Fernández Ruiz');

  await page.getByRole('searchbox', { name: 'Search people' }).fill('');
  await page.getByRole('radio', { name: 'Unread' }).check({ force: true });
  await expect(conversations).not.toContainText('Mateo Fernández Ruiz');
  const rows = await conversations.getByRole('listitem').allTextContents();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !/unread message/.test(row))).toEqual([]);
});

test.describe('an address of a chat', () => {
  for (const [whose, other] of [
    ['that does not exist', null],
    ['of other people', 'Zoë Brontë-Núñez'],
  ] as const) {
    test(`${whose} says so and leads back to the conversations`, async ({ browser, request }) => {
      const page = await enter(browser, student);
      await openChat(page, instructor);
      const id = other ? (await (await device(request, instructor)).roomWith(other)).id : '0'.repeat(24);
      await page.goto(new URL(page.url()).pathname.replace(/[0-9a-f]{24}$/, id));
      const notice = page.getByRole('alert');
      await expect(notice).toContainText('You cannot open this');
      await expect(page.getByRole('article')).toHaveCount(0);
      await expect(page.getByRole('textbox', { name: /^Message/ })).toHaveCount(0);
      await expect(notice.getByRole('button')).toHaveCount(1);
      await notice.getByRole('button').click();
      await expect(page).toHaveURL('/');
      await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
    });
  }

  test('of the older module leads a signed-out person to the chat after the sign-in', async ({
    page,
    request,
  }) => {
    const room = await (await device(request, student)).roomWith(instructor);
    const lena = room.participants.find(({ name }) => name === instructor);
    await page.goto(`/studentChat/${lena?.id}/${room.id}`);
    await page.getByRole('button', { name: `Continue as ${student}` }).click();
    await expect(page).toHaveURL(`/learningDashboard/studentChat/${lena?.id}/${room.id}`);
    await expect(log(page).getByRole('article').first()).toBeVisible();
  });

  test('that nothing is at offers the way to the conversations', async ({ browser }) => {
    const page = await enter(browser, student);
    await page.goto('/nothing/here');
    await expect(page.getByText('Page not found')).toBeVisible();
    await page
      .getByRole('link', { name: 'Go to conversations' })
      .or(page.getByRole('button', { name: 'Go to conversations' }))
      .click();
    await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  });
});

for (const state of ['message-history-error', 'start-chat-error']) {
  test(`a dialog that did not load offers to try again: ${state}`, async ({ page }) => {
    await page.goto(`/dev/gallery/${state}`);
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  });
}
