import { expect } from '@playwright/test';

import { composer, enter, instructor, log, openChat, student } from './support/demo';
import { test } from './support/test';

const EMOJI = /\/assets\/emoji-picker[^/]*\.js/;
const SETTINGS = /\/assets\/settings-page[^/]*\.js/;

test('a part that cannot be fetched is asked for again, and the rest of the page goes on', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await page.route(EMOJI, (route) => route.abort());
  await page.getByRole('button', { name: 'Insert emoji' }).click();
  const picker = page.getByRole('dialog', { name: 'Insert emoji' });
  await expect(picker.getByRole('alert')).toContainText('This did not load');
  await expect(log(page)).toBeVisible();
  await page.unroute(EMOJI);
  await picker.getByRole('button', { name: 'Try again' }).click();
  await expect(picker.getByRole('gridcell').or(picker.getByRole('button')).first()).toBeVisible();
  await expect(picker.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.route(SETTINGS, (route) => route.abort());
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('alert')).toContainText('This did not load');
  await page.unroute(SETTINGS);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.goBack();
  await expect(composer(page, instructor)).toBeVisible();
});

test('a dialog and a page that were never opened open without network', async ({ browser }) => {
  const page = await enter(browser, student);
  await openChat(page, instructor);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(log(page).getByRole('article').last()).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Insert emoji' }).click();
  const picker = page.getByRole('dialog', { name: 'Insert emoji' });
  await expect(picker.getByRole('searchbox').or(picker.getByRole('textbox')).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});
