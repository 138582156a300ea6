import { expect } from '@playwright/test';

import { composer, enter, instructor, openChat, say, student } from './support/demo';
import { test } from './support/test';

test('a draft is marked in the list, survives a reload, and goes on on another device until it is sent', async ({
  browser,
}) => {
  const [laptop, phone] = await Promise.all([enter(browser, student), enter(browser, student)]);
  await openChat(laptop, instructor);
  await composer(laptop, instructor).pressSequentially('Begun on the laptop');
  await laptop.reload();
  await expect(composer(laptop, instructor)).toHaveValue('Begun on the laptop');

  const room = phone.getByRole('list', { name: 'Conversations' }).getByRole('button', { name: instructor });
  await expect(room).toContainText('Draft:');
  await openChat(phone, instructor);
  await expect(composer(phone, instructor)).toHaveValue('Begun on the laptop');

  await say(laptop, instructor, 'Sent from the laptop.');
  await expect(composer(laptop, instructor)).toHaveValue('');
  await expect(composer(phone, instructor)).toHaveValue('');
});
