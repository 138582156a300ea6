import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { type Browser, expect, type FrameLocator, type Page } from '@playwright/test';

import { instructor, student } from './support/demo';
import { freePort } from './support/free-port.ts';
import { type OwnService, ownService } from './support/own-service.ts';
import { test } from './support/test';

/** A learning platform of one page, with the chat in a frame. */
async function platform(port: number, chat: string): Promise<Server> {
  const page = `<!doctype html><title>Lesson</title><iframe src="${chat}/" width="1000" height="700"></iframe>`;
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(page),
  );
  await once(server.listen(port), 'listening');
  return server;
}

/** Signs in inside of the frame, and gives the page around it. */
async function enterFrame(browser: Browser, address: string): Promise<{ page: Page; chat: FrameLocator }> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  const chat = page.frameLocator('iframe');
  await chat.getByRole('button', { name: `Continue as ${student}` }).click();
  await expect(chat.getByRole('list', { name: 'Conversations' })).toBeVisible();
  return { page, chat };
}

test.describe('a learning platform that frames the chat', () => {
  let service: OwnService;
  let listed: Server;
  let unlisted: Server;
  let port: number;
  let otherPort: number;

  test.beforeAll(async () => {
    [port, otherPort] = [await freePort(), await freePort()];
    // The service is at 127.0.0.1: `localhost` is another site, another port only another origin.
    service = await ownService({
      FRAME_ANCESTORS: [`http://localhost:${port}`, `http://127.0.0.1:${port}`].join(),
    });
    [listed, unlisted] = [await platform(port, service.origin), await platform(otherPort, service.origin)];
  });
  test.afterAll(async () => {
    listed.close();
    unlisted.close();
    await service.remove();
  });

  test('may when its origin is listed: one of the same site keeps people signed in', async ({ browser }) => {
    const { page, chat } = await enterFrame(browser, `http://127.0.0.1:${port}/`);
    await page.reload();
    await expect(chat.getByRole('list', { name: 'Conversations' })).toBeVisible();
  });

  test('and of another site too, where a page that is opened again has no cookie to go on with', async ({
    browser,
  }) => {
    const { page, chat } = await enterFrame(browser, `http://localhost:${port}/`);
    const text = 'Written in a frame where the browser keeps nothing.';
    await chat.getByRole('button', { name: instructor }).first().click();
    await chat.getByRole('textbox', { name: `Message to ${instructor}` }).fill(text);
    await chat.getByRole('textbox', { name: `Message to ${instructor}` }).press('Enter');
    await expect(chat.getByRole('log').getByRole('article').filter({ hasText: text })).toContainText(
      /Sent|Delivered/,
    );
    await page.reload();
    await expect(chat.getByRole('button', { name: `Continue as ${student}` })).toBeVisible();
  });

  test('may not when it is not listed, on whichever site', async ({ page }) => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const refused = page.waitForEvent('requestfailed', (request) => request.url() === `${service.origin}/`);
      await page.goto(`http://${host}:${otherPort}/`);
      expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
    }
  });

  test('is not heard by the chat: what it posts into the frame changes nothing', async ({ browser }) => {
    const { page, chat } = await enterFrame(browser, `http://localhost:${port}/`);
    const frame = page.frames().find((one) => one.url().startsWith(service.origin));
    const before = frame?.url();
    await page.evaluate(() => {
      const target = document.querySelector('iframe')?.contentWindow;
      for (const data of [
        { kind: 'open', path: '/settings' },
        'take-over',
        '{"kind":"open","path":"/settings"}',
      ])
        target?.postMessage(data, '*');
    });
    // Messages are heard in their order: one of our own that has arrived is behind all of them.
    await frame?.evaluate(
      () =>
        new Promise((heard) => {
          window.addEventListener('message', ({ data }) => data === 'last' && heard(true));
          window.postMessage('last', '*');
        }),
    );
    await expect(chat.getByRole('list', { name: 'Conversations' })).toBeVisible();
    expect(frame?.url()).toBe(before);
  });
});
