import { randomUUID } from 'node:crypto';

import { expect, type Page } from '@playwright/test';

import { administration } from './support/administrator';
import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { test } from './support/test';

async function details(page: Page) {
  const panel = page.getByRole('complementary', { name: 'About this conversation' });
  if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Details' }).click();
  return panel;
}

test('a person blocks someone, sees it, and lets them go in the settings', async ({ browser }) => {
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(amina, instructor);
  await openChat(lena, student);
  await amina.setViewportSize({ width: 1440, height: 900 });
  await (await details(amina)).getByRole('button', { name: `Block ${instructor}` }).click();
  const question = amina.getByRole('dialog', { name: `Block ${instructor}?` });
  await expect(question.getByText('They are not told.')).toBeInViewport();
  await question.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(amina.getByText('Neither of you can write here.')).toBeVisible();
  await expect(composer(amina, instructor)).toHaveCount(0);
  await expect(lena.getByText('You cannot write in this conversation.')).toBeVisible();
  await expect(composer(lena, student)).toHaveCount(0);

  await amina.goto('/settings');
  await amina.getByRole('button', { name: `Unblock ${instructor}` }).click();
  await expect(amina.getByText('You have blocked nobody.')).toBeVisible();
  await expect(composer(lena, student)).toBeVisible();
});

test('a message is reported with a reason, and looked after by the staff', async ({ browser }) => {
  const spam = `Buy cheap answers here ${randomUUID()}`;
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(amina, instructor);
  await openChat(lena, student);
  await say(amina, instructor, spam);
  const message = log(lena).getByRole('article').filter({ hasText: spam });
  await message.hover();
  await lena.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = lena.getByRole('dialog', { name: 'Report this message' });
  await expect(dialog.getByRole('button', { name: 'Send report' })).toBeDisabled();
  await dialog.getByRole('radio', { name: 'Spam' }).check();
  await dialog.getByLabel('In your own words').fill('Third time today');
  await dialog.getByRole('button', { name: 'Send report' }).click();
  await expect(dialog.getByText('Your report is with the staff.')).toBeVisible();

  await lena.goto('/settings');
  const row = lena.getByRole('listitem').filter({ hasText: spam });
  await expect(row.getByText('Third time today')).toBeVisible();
  await row.getByRole('button', { name: 'Mark as looked after' }).click();
  await expect(row.getByText('Looked after')).toBeVisible();
  await amina.goto('/settings');
  await expect(amina.getByText('Blocked people')).toBeVisible();
  await expect(amina.getByText('Reported messages')).toHaveCount(0);
});

test('who teaches a course lets its students write to each other', async ({ browser }) => {
  const lena = await enter(browser, instructor);
  await lena.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  const course = lena.getByRole('main').getByRole('listitem').filter({ hasText: 'Linear Algebra I' }).first();
  await course.getByRole('switch', { name: 'Students may write to each other' }).click();
  const amina = await enter(browser, student);
  await amina.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  const peers = amina.getByRole('list', { name: 'Other students' }).first();
  await expect(peers.getByRole('listitem').first()).toBeVisible();
  await peers
    .getByRole('button', { name: /^Start chat with/u })
    .first()
    .click();
  await expect(amina.getByRole('textbox', { name: /^Message to/u })).toBeVisible();
  // As it was, for the tests that come after.
  await course.getByRole('switch', { name: 'Students may write to each other' }).click();
  await expect(course.getByRole('switch')).not.toBeChecked();
});

test('an open conversation loses its message box when its course ends, and has it again when it goes on', async ({
  browser,
}) => {
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(amina, instructor);
  await openChat(lena, student);
  await composer(amina, instructor).fill('Half a thought');

  const course = await enter(browser, instructor);
  await course.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Courses' }).click();
  const days = course.getByRole('main').getByLabel('Last day');
  await expect(days.first()).toBeVisible();
  const all = await days.all();
  // They share more than one, and go on as long as one of them does.
  for (const day of all) {
    await day.fill('2020-01-31');
    await day.blur();
  }
  for (const page of [amina, lena])
    await expect(page.getByText('This course is over. You can still read everything.')).toBeVisible();
  await expect(composer(amina, instructor)).toHaveCount(0);
  await expect(composer(lena, student)).toHaveCount(0);

  for (const day of all) {
    await day.fill('');
    await day.blur();
  }
  await expect(composer(lena, student)).toBeVisible();
  await expect(composer(amina, instructor)).toHaveValue('Half a thought');
});

test('who is suspended is told so in plain words, on the page that was open and at the door', async ({
  browser,
  request,
}) => {
  const { suspend, restore } = await administration(request);
  const words = 'Your access has been suspended.';
  const amina = await enter(browser, student);
  await openChat(amina, instructor);
  await suspend(student, 'Threats');
  try {
    await expect(amina.getByRole('alert')).toContainText(words);
    await expect(log(amina)).toHaveCount(0);
    await amina.getByRole('button', { name: `Continue as ${student}` }).click();
    await expect(amina.getByRole('alert')).toContainText(words);
  } finally {
    await restore(student);
  }
  await amina.getByRole('button', { name: `Continue as ${student}` }).click();
  await expect(amina.getByRole('list', { name: 'Conversations' })).toBeVisible();
});

test('an administrator reads a reported conversation only after saying why, which its people see, and ends it by key', async ({
  browser,
  request,
}) => {
  const words = `You are hopeless ${randomUUID()}`;
  const reason = `A report of threats ${randomUUID()}`;
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  await openChat(amina, instructor);
  await openChat(lena, student);
  await say(lena, student, words);
  await log(amina).getByRole('article').filter({ hasText: words }).hover();
  await amina.getByRole('button', { name: 'Report', exact: true }).click();
  const report = amina.getByRole('dialog', { name: 'Report this message' });
  await report.getByRole('radio', { name: 'Threat' }).check();
  await report.getByRole('button', { name: 'Send report' }).click();
  await expect(report.getByText('Your report is with the staff.')).toBeVisible();

  const admin = await (await administration(request)).enter(browser);
  await admin.goto('/settings');
  const row = admin.getByRole('listitem').filter({ hasText: words });
  await row.getByRole('button', { name: 'Read the conversation' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Read the conversation' });
  await expect(dialog.getByText(/see at once that you read it, and why/u)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Begin to read' })).toBeDisabled();
  await dialog.getByLabel('Why do you read it?').fill(reason);
  await dialog.getByText('4 hours', { exact: true }).click();
  await dialog.getByLabel('Why do you read it?').press('Enter');

  const visit = admin.getByRole('region', { name: 'Your visit' });
  await expect(visit.getByText(reason)).toBeVisible();
  await expect(
    admin.getByRole('list', { name: 'Messages of this conversation' }).getByText(words),
  ).toBeVisible();
  await expect(admin.getByRole('main').getByRole('textbox')).toHaveCount(0);
  for (const page of [amina, lena]) {
    await expect(log(page).getByText(reason)).toBeVisible();
    // Under the name of the conversation, without anything being opened.
    await expect(page.getByRole('status').getByText(/^Ada Admin, until/u)).toBeVisible();
    // Beside the conversation as well, where it says who can read it.
    await expect(page.getByRole('listitem').filter({ hasText: 'until' }).getByText(reason)).toBeVisible();
  }

  // By its address, as long as it goes on.
  const address = admin.url();
  await admin.reload();
  await visit.getByRole('button', { name: 'End visit' }).focus();
  await admin.keyboard.press('Enter');
  await expect(admin.getByText('Reported messages')).toBeVisible();
  await amina.reload();
  await expect(amina.getByText(`Right now only you and ${instructor} can read this`)).toBeVisible();
  await expect(amina.getByText(/^Ada Admin, until/u)).toHaveCount(0);
  await admin.goto(address);
  await expect(admin.getByText(/Your visit is over, or there was none/u)).toBeVisible();
  await expect(admin.getByText(words)).toHaveCount(0);
});
