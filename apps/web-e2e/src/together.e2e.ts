import { expect, type Page } from '@playwright/test';

import { enter, instructor, log, openChat, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

const course = (page: Page) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: 'Linear Algebra I' }).first();
const goToCourses = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
const conversations = (page: Page) => page.getByRole('list', { name: 'Conversations' });
/** Where they are not open already: the panel itself comes a moment later. */
async function openDetails(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Details', exact: true });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}
const box = (page: Page, name: string) => page.getByRole('textbox', { name: `Message to ${name}` });

test('a group is made, spoken in, renamed and left', async ({ browser }) => {
  const lena = await enter(browser, instructor);
  const amina = await enter(browser, student);
  await goToCourses(lena);
  await course(lena).getByRole('button', { name: 'New group' }).click();
  const dialog = lena.getByRole('dialog', { name: 'New group' });
  await expect(dialog.getByLabel('Name of the group')).toBeFocused();
  await lena.keyboard.type('Project Fourier');
  await dialog.getByRole('searchbox', { name: 'Find people' }).fill('amina');
  await dialog.getByRole('checkbox', { name: student }).check();
  // Who is chosen stays so while others are looked for, and nothing is lost by Escape.
  await dialog.getByRole('searchbox', { name: 'Find people' }).fill('nobody of this name');
  await expect(dialog.getByText('Nobody found')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: student })).toBeChecked();
  await lena.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await course(lena).getByRole('button', { name: 'New group' }).click();
  await expect(dialog.getByLabel('Name of the group')).toHaveValue('Project Fourier');
  await expect(dialog.getByRole('checkbox', { name: student })).toBeChecked();
  await dialog.getByRole('button', { name: 'Make group' }).click();
  await expect(lena.getByRole('heading', { level: 1, name: 'Project Fourier' })).toBeVisible();
  await expect(log(lena).getByText(`${instructor} made the group “Project Fourier”`)).toBeVisible();

  await conversations(amina).getByRole('button', { name: 'Project Fourier' }).click();
  await expect(box(amina, 'Project Fourier')).toBeFocused();
  await box(amina, 'Project Fourier').fill('Shall we meet on Monday?');
  await box(amina, 'Project Fourier').press('Enter');
  await expect(log(lena).getByText('Shall we meet on Monday?')).toBeVisible();

  await box(lena, 'Project Fourier').pressSequentially('@ami');
  await expect(lena.getByRole('option', { name: student })).toBeVisible();
  await lena.keyboard.press('Enter');
  await expect(box(lena, 'Project Fourier')).toHaveValue(`@${student} `);
  await box(lena, 'Project Fourier').pressSequentially('yes, at ten.');
  await lena.keyboard.press('Enter');
  await expect(log(amina).getByText(`@${student} yes, at ten.`)).toBeVisible();
  await log(lena).getByRole('article').last().hover();
  await lena.getByRole('button', { name: 'Who has read it' }).click();
  await expect(lena.getByRole('dialog', { name: 'Read by' }).getByText(student)).toBeVisible();
  await lena.keyboard.press('Escape');

  const details = lena.getByRole('complementary', { name: 'About this conversation' });
  await openDetails(lena);
  await details.getByLabel('Name of the group').fill('Project Heat');
  await details.getByRole('button', { name: 'Rename' }).click();
  await expect(amina.getByRole('heading', { level: 1, name: 'Project Heat' })).toBeVisible();
  await details.getByRole('button', { name: `Change ${student}` }).click();
  await lena.getByRole('menuitem', { name: 'Make owner' }).click();
  await expect(log(lena).getByText(`made ${student} an owner`)).toBeVisible();

  await details.getByRole('button', { name: 'Leave group' }).click();
  const question = lena.getByRole('dialog', { name: 'Leave this group?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(box(lena, 'Project Heat')).toBeVisible();
  await details.getByRole('button', { name: 'Leave group' }).click();
  await question.getByRole('button', { name: 'Leave group' }).click();
  await expect(lena.getByText('Choose a conversation')).toBeVisible();
  await expect(lena.getByText('You cannot open this')).toHaveCount(0);
  await expect(conversations(lena).getByRole('button', { name: 'Project Heat' })).toHaveCount(0);
  await expect(log(amina).getByText(`${instructor} left`)).toBeVisible();

  // Who has gone is still known by name above what they wrote, also to a page that never saw them in the group.
  const above = log(amina).getByText(instructor, { exact: true });
  await expect(above).toBeVisible();
  await amina.reload();
  await expect(above).toBeVisible();
  await expect(log(amina).getByText('Someone')).toHaveCount(0);
});

test('the people of a course are not said to be nobody before the answer is there, and are asked about before they go', async ({
  browser,
}) => {
  const lena = await enter(browser, instructor);
  await goToCourses(lena);
  await course(lena).getByRole('button', { name: 'New group' }).click();
  const dialog = lena.getByRole('dialog', { name: 'New group' });
  await dialog.getByLabel('Name of the group').fill('Project Euler');
  let answer = (): void => undefined;
  const asked = new Promise<void>((done) => (answer = done));
  await lena.route(/[?&]q=amina/u, async (route) => {
    await asked;
    await route.continue();
  });
  await dialog.getByRole('searchbox', { name: 'Find people' }).fill('amina');
  await expect(dialog.getByText('Searching')).toBeVisible();
  await expect(dialog.getByText('Nobody found')).toHaveCount(0);
  answer();
  await dialog.getByRole('checkbox', { name: student }).check();
  await dialog.getByRole('button', { name: 'Make group' }).click();
  await expect(log(lena).getByText(`${instructor} made the group “Project Euler”`)).toBeVisible();
  const details = lena.getByRole('complementary', { name: 'About this conversation' });
  await openDetails(lena);
  await details.getByRole('button', { name: `Change ${student}` }).click();
  await lena.getByRole('menuitem', { name: 'Remove from group' }).click();
  const question = lena.getByRole('dialog', { name: `Remove ${student} from the group?` });
  await question.getByRole('button', { name: 'Remove from group' }).click();
  await expect(log(lena).getByText(`removed ${student}`)).toBeVisible();
});

test('announcements are written by the staff and read by the course', async ({ browser }) => {
  const lena = await enter(browser, instructor);
  await goToCourses(lena);
  await course(lena).getByRole('button', { name: 'Announcements' }).click();
  await box(lena, 'Linear Algebra I').fill('No lecture on Friday.');
  await box(lena, 'Linear Algebra I').press('Enter');
  await expect(log(lena).getByText('No lecture on Friday.')).toBeVisible();
  const amina = await enter(browser, student);
  await conversations(amina).getByRole('button', { name: 'Linear Algebra I' }).click();
  await expect(log(amina).getByText('No lecture on Friday.')).toBeVisible();
  await expect(amina.getByText('Only the staff of the course writes here.')).toBeVisible();
  await expect(amina.getByRole('textbox', { name: /^Message to/u })).toHaveCount(0);
});

test('a student asks all staff at once', async ({ browser }) => {
  const amina = await enter(browser, student);
  await goToCourses(amina);
  await course(amina).getByRole('button', { name: 'Ask all staff' }).click();
  await expect(amina.getByRole('heading', { level: 1, name: 'Linear Algebra I' })).toBeVisible();
  await expect(amina.getByText(/^\d+ members/u).first()).toBeVisible();
});

test('a message is marked as unread, and the room muted and archived', async ({ browser, request }) => {
  const amina = await device(request, student);
  await amina.tell(await amina.roomWith(instructor), 'For later, please.');
  const lena = await enter(browser, instructor);
  await openChat(lena, student);
  const last = log(lena)
    .getByRole('article', { name: /For later, please/ })
    .last();
  await last.hover();
  await lena.getByRole('button', { name: 'Mark as unread from here' }).click();
  // Others may speak of her.
  const row = conversations(lena).getByRole('button', { name: new RegExp(`^${student}`, 'u') });
  await expect(row.getByText(/unread message/u)).toHaveCount(1);
  const details = lena.getByRole('complementary', { name: 'About this conversation' });
  await openDetails(lena);
  const mute = details.getByRole('switch', { name: 'Mute' });
  await mute.click();
  await expect(row.getByLabel('Muted')).toBeVisible();
  await mute.click();
  await expect(row.getByLabel('Muted')).toHaveCount(0);
  await details.getByRole('switch', { name: 'Archive' }).click();
  await expect(lena.getByRole('radio', { name: 'Archived' })).toHaveCount(1);
  await lena.goto('/');
  await expect(conversations(lena).getByRole('button').first()).toBeVisible();
  await expect(row).toHaveCount(0);
  await lena.getByRole('radio', { name: 'Archived' }).check({ force: true });
  await row.click();
  // Open before the page was left, and so again.
  await expect(details).toBeVisible();
  await details.getByRole('switch', { name: 'Archive' }).click();
  await expect(details.getByRole('switch', { name: 'Archive' })).not.toBeChecked();
});
