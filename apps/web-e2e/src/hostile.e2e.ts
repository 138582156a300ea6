import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';

import { administration } from './support/administrator';
import { composer, conversation, instructor, log, openChat, say, student } from './support/demo';
import { fileNames, type Hostile, hostileTexts, names, WICKED } from './support/hostile';
import { watchMarkup } from './support/markup-watch';
import { ownService, type OwnService } from './support/own-service';
import { SECRET } from './support/secret';
import { type Device, device } from './support/service';
import { watchForTroubles } from './support/troubles';

/** As many as are drawn at the end of a list of this height. */
const AT_ONCE = 12;
const HEIGHT = 4_000;

let service: OwnService;
let request: APIRequestContext;
let amina: Device;

test.beforeAll(async ({ playwright }) => {
  service = await ownService({ JWT_SECRET: SECRET });
  request = await playwright.request.newContext({ baseURL: service.origin });
  amina = await device(request, student);
});
test.afterAll(async () => {
  await request.dispose();
  await service.remove();
});

/** A window of somebody, and what must be nothing at its end: markup from texts, dialogs, foreign requests, refusals. */
async function watched(person: string, page: Page): Promise<() => Promise<void>> {
  const troubles = watchForTroubles(page, service.origin);
  const markup = await watchMarkup(page);
  await page.goto(service.origin);
  await page.getByRole('button', { name: `Continue as ${person}` }).click();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  return async () => {
    expect(await markup()).toEqual([]);
    expect(troubles).toEqual([]);
  };
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const textOf = async (element: Locator): Promise<string> => plain((await element.textContent()) ?? '');

function* pagesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** Opens a search for a word and has all that is found on the page, so many at least. */
async function findAll(page: Page, word: string, atLeast: number): Promise<void> {
  await page.getByRole('button', { name: 'Search messages' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search messages' });
  await dialog.getByRole('searchbox').fill(word);
  const results = dialog.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.first()).toBeVisible();
  const more = dialog.getByRole('button', { name: 'Show more' });
  while ((await results.count()) < atLeast) {
    const before = await results.count();
    await more.click();
    await expect.poll(() => results.count()).toBeGreaterThan(before);
  }
}

/** What is missing of these texts in the messages that are drawn. */
async function missing(page: Page, texts: readonly Hostile[]): Promise<string[]> {
  const drawn = (await log(page).getByRole('article').allTextContents()).map(plain);
  const isThere = ({ mark, shows }: Hostile): boolean =>
    drawn.some((words) => words.includes(`${mark} `) && words.includes(plain(shows)));
  return texts.filter((one) => !isThere(one)).map(({ mark }) => mark);
}

const total = Object.values(hostileTexts).flat().length + names.length + fileNames.length;

test('there are three hundred of them', () => {
  expect(total).toBeGreaterThan(300);
});

for (const [kind, texts] of Object.entries(hostileTexts))
  test(`${kind} that try to do more are only read: in messages, quotes, the list and search`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: HEIGHT });
    const nothingHappened = await watched(instructor, page);
    await openChat(page, student);
    await say(page, student, `Now ${kind}.`);
    // It is stored before those that come by another way, or it would be the last word.
    await expect(log(page).getByText('Sending')).toHaveCount(0);
    const room = await amina.roomWith(instructor);
    let before: string | undefined;
    for (const some of pagesOf(texts, AT_ONCE)) {
      // Each answers the one before it, which it quotes.
      for (const { content } of some) before = (await amina.tell(room, content, before)).id;
      await expect.poll(() => missing(page, some)).toEqual([]);
      await expect(conversation(page, student)).toContainText(some.at(-1)?.mark ?? '');
      const outside = await log(page)
        .getByRole('article')
        .evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth).length);
      expect(outside).toBe(0);
    }
    expect(await page.locator('.oh-prose').count()).toBeGreaterThan(0);
    await findAll(page, `${WICKED}${kind}`, texts.length);
    await nothingHappened();
  });

test('the same in the preview of the message box', async ({ page }) => {
  const nothingHappened = await watched(instructor, page);
  await openChat(page, student);
  const preview = page.getByRole('region', { name: 'Preview' });
  for (const some of pagesOf(Object.values(hostileTexts).flat(), AT_ONCE)) {
    const text = some.map(({ content }) => content).join('\n\n');
    await composer(page, student).fill([`**${some[0]?.mark}**`, text].join('\n\n').slice(0, 9_000));
    if (!(await preview.isVisible())) await page.getByRole('button', { name: 'Preview' }).click();
    // What goes beyond the bounds is previewed as it was typed.
    await expect(preview).toContainText(some[0]?.mark ?? '');
  }
  await composer(page, student).fill('');
  await nothingHappened();
});

test.describe('names that try to do more are only names', () => {
  test.beforeAll(async () => {
    const ids = names.map((_, index) => String(index));
    const { people } = (await (await request.get('/api/auth/demo')).json()) as {
      people: { id: string; name: string }[];
    };
    const idOf = (name: string) => people.find((one) => one.name === name)?.id;
    const users = names.flatMap((name, index) => [
      { id: `student-${index}`, role: 'student', name },
      { id: `teacher-${index}`, role: 'instructor', name },
    ]);
    const courses = names.map((title, index) => ({ id: `course-${index}`, title }));
    const enrolments = ids.flatMap((id) => [
      { courseId: `course-${id}`, userId: `teacher-${id}`, role: 'instructor' },
      { courseId: `course-${id}`, userId: idOf(student), role: 'student' },
      { courseId: 'course-0', userId: `student-${id}`, role: 'student' },
    ]);
    enrolments.push({ courseId: 'course-0', userId: idOf(instructor), role: 'instructor' });
    const { headers } = await administration(request);
    const answer = await request.put('/api/directory', { headers, data: { users, courses, enrolments } });
    expect(answer.status()).toBe(200);
  });

  const goToCourses = (page: Page): Promise<void> =>
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  const course = (page: Page): Locator =>
    page.getByRole('main').getByRole('listitem').filter({ hasText: names[0]! }).first();

  test('of courses and of those who teach them', async ({ page }) => {
    const nothingHappened = await watched(student, page);
    await goToCourses(page);
    const main = page.getByRole('main');
    const titles = () => main.getByRole('heading', { level: 2 }).allTextContents();
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(names.length);
    for (const name of names) {
      expect((await titles()).map(plain)).toContain(plain(name));
      await expect.poll(() => textOf(main)).toContain(plain(name) + 'Instructor');
    }
    await nothingHappened();
  });

  test('of students, in the list of the course and in a group of theirs', async ({ page }) => {
    const nothingHappened = await watched(instructor, page);
    await goToCourses(page);
    await course(page).getByRole('button', { name: 'New group' }).click();
    const dialog = page.getByRole('dialog', { name: 'New group' });
    await dialog.getByLabel('Name of the group').fill(names[1]!);
    const boxes = dialog.getByRole('checkbox');
    await expect(boxes).toHaveCount(names.length + 2);
    for (const box of await boxes.all()) await box.check();
    await dialog.getByRole('button', { name: 'Make group' }).click();
    await expect(page.getByRole('heading', { level: 1, name: names[1]! })).toBeVisible();
    await expect.poll(() => textOf(log(page))).toContain(`made the group “${names[1]}”`);
    await page.getByRole('textbox', { name: 'Message to' }).pressSequentially('@<');
    await expect(page.getByRole('option').first()).toContainText('<');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(log(page).getByRole('article').last()).toContainText('@<');

    await goToCourses(page);
    await course(page)
      .getByRole('link', { name: /students/i })
      .click();
    const students = page.getByRole('list', { name: 'Students' });
    for (const name of names) await expect.poll(() => textOf(students)).toContain(plain(name));
    await nothingHappened();
  });

  test('of files', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: HEIGHT });
    const nothingHappened = await watched(instructor, page);
    const room = await amina.roomWith(instructor);
    const files = fileNames.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('words') }));
    for (const some of pagesOf(files, 10)) await amina.share(room, [...some]);
    await openChat(page, student);
    await say(page, student, 'Thank you for the files.');
    await expect(log(page).getByText('Thank you for the files.')).toBeInViewport();
    const messages = (await amina.messages(room)).slice(-fileNames.length / 10 - 1);
    const kept = messages.flatMap(({ attachments }) => attachments.map(({ name }) => name));
    expect(kept).toHaveLength(fileNames.length);
    for (const name of kept) await expect.poll(() => textOf(log(page))).toContain(plain(name.slice(0, 20)));
    await nothingHappened();
  });
});

test('markup from the message box is shown to both as it was written', async ({ browser }) => {
  const [mine, theirs] = await Promise.all([student, instructor].map(() => browser.newPage()));
  const ends = [await watched(student, mine!), await watched(instructor, theirs!)];
  await openChat(mine!, instructor);
  await openChat(theirs!, student);
  const text = 'written: <img src=x onerror=alert(1)>';
  await say(mine!, instructor, text);
  for (const page of [mine!, theirs!]) await expect(log(page).getByText(text).last()).toBeVisible();
  for (const nothingHappened of ends) await nothingHappened();
  await Promise.all([mine!, theirs!].map((page) => page.close()));
});
