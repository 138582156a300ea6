import { expect, type Locator, type Page } from '@playwright/test';

import { enter, instructor, log, openChat, say, student } from './support/demo';
import { hostileTexts } from './support/hostile-texts';
import { type Device, device } from './support/service';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

/** Elements and handlers that nobody's message may bring to the page. */
const FORBIDDEN =
  'script, iframe, object, embed, img, form, input:not([type=checkbox]), style, link, meta, base, svg script, ' +
  '[onerror], [onload], [onclick], [onfocus], [data-onclick], [srcdoc]';

const addressesOf = (message: Locator): Promise<string[]> =>
  message.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

test.describe('a message is only ever read', () => {
  let page: Page;
  let amina: Device;
  let troubles: string[];

  test.beforeAll(async ({ browser, playwright, baseURL }) => {
    amina = await device(await playwright.request.newContext({ baseURL }), student);
    page = await enter(browser, instructor);
    troubles = watchForTroubles(page, baseURL ?? '');
    await openChat(page, student);
  });
  test.afterAll(() => page.context().close());

  for (const { name, content, shows } of hostileTexts) {
    test(`when it holds ${name}`, async () => {
      await amina.tell(await amina.roomWith(instructor), content);
      const mark = /^m\d+/.exec(content)?.[0] ?? '';
      const message = log(page)
        .getByRole('article')
        .filter({ hasText: new RegExp(`\\b${mark}\\b`) })
        .last();
      await expect(message).toBeVisible();
      await expect(message).toContainText(shows);
      await expect(message.locator(FORBIDDEN)).toHaveCount(0);
      const addresses = await addressesOf(message);
      expect(addresses.filter((address) => !/^(https?:|mailto:|#|$)/.test(address))).toEqual([]);
      expect(await page.locator('base, meta[http-equiv]').count()).toBe(0);
      expect(troubles).toEqual([]);
    });
  }
});

test('markup from the message box is shown to both as it was written', async ({ browser, baseURL }) => {
  const amina = await enter(browser, student);
  const lena = await enter(browser, instructor);
  const troubles = [amina, lena].map((page) => watchForTroubles(page, baseURL ?? ''));
  await openChat(amina, instructor);
  await openChat(lena, student);
  const text = 'written: <img src=x onerror=alert(1)>';
  await say(amina, instructor, text);
  for (const page of [amina, lena]) {
    const message = log(page)
      .getByRole('article')
      .filter({ hasText: 'written: <img src=x onerror=alert(1)>' });
    await expect(message.last()).toBeVisible();
    await expect(message.last().locator(FORBIDDEN)).toHaveCount(0);
  }
  expect(troubles).toEqual([[], []]);
});
