import { polyglots, type Polyglot } from '@officehours/contracts/testing';
import { type APIRequestContext, type BrowserContext, expect, type Page } from '@playwright/test';

import { instructor, student } from './support/demo';
import { png } from './support/png';
import { type Device, device } from './support/service';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

/** Texts that a browser would run, draw or follow if it were told that they are more than texts. */
const texts: Polyglot[] = [
  ['run.js', 'canary()'],
  ['run.mjs', 'canary(); export {}'],
  ['run.ts', 'canary()'],
  ['data.json', '{"a":1}//\ncanary()'],
  ['both.css', '/*\n*/canary();/* */ body { background: url(https://elsewhere.example/x) }'],
  ['page.md', '<img src=x onerror=canary()>'],
  ['page.php', '<?php ?><script>canary()</script>'],
  ['page.xml', '<html xmlns="http://www.w3.org/1999/xhtml"><script>canary()</script></html>'],
  ['drawing.xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"/>'],
  ['sheet.xml', '<?xml version="1.0"?><?xml-stylesheet href="javascript:canary()"?><a/>'],
  ['frame.txt', '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">'],
].map(([name = '', content = '']) => ({ name, content, status: 201 }));

/** A real picture, and something else behind its end. */
const pictures: Polyglot[] = ['<script>canary()</script>', '*/;canary()', '%PDF-1.7 canary()'].map(
  (tail) => ({
    name: 'picture.png',
    content: png(24, 16).toString('latin1') + tail,
    status: 201,
  }),
);

const all = [...polyglots, ...texts, ...pictures];

interface Brought {
  address: string;
  name: string;
}

/** Uploads each and says which were taken, by the address at which each is. */
async function bringAll(request: APIRequestContext, amina: Device): Promise<Brought[]> {
  const { headers } = amina;
  const { id } = await amina.roomWith(instructor);
  const taken: Brought[] = [];
  for (const { name, content, status } of all) {
    const file = { name, mimeType: 'text/html', buffer: Buffer.from(content, 'latin1') };
    const path = `/api/message/chat-room/${id}/attachments`;
    const answer = await request.post(path, { headers, multipart: { file } });
    expect(answer.status(), `${name}: ${content.slice(0, 12)}`).toBe(status);
    const { id: fileId } = (await answer.json()) as { id: string };
    if (status === 201) taken.push({ address: `/api/message/attachment/${fileId}`, name });
  }
  return taken;
}

/** A window for which the addresses of files work by themselves, as if the token were a cookie. */
async function carelessWindow(context: BrowserContext, { headers }: Device): Promise<Page> {
  await context.route('**/api/message/attachment/*', (route) =>
    route.continue({ headers: { ...route.request().headers(), ...headers } }),
  );
  return context.newPage();
}

/** How a page of the same origin without any rules of its own embeds a file. */
const embedding = (address: string): string => `<!doctype html>
<img src="${address}"><iframe src="${address}"></iframe><script src="${address}"></script>
<script type="module" src="${address}"></script><link rel="stylesheet" href="${address}">
<object data="${address}"></object><embed src="${address}"><audio src="${address}"></audio>`;

test.describe('a file that a browser could run', () => {
  let amina: Device;
  let taken: Brought[];
  let page: Page;
  let troubles: string[];
  let ran: string[];

  test.beforeAll(async ({ browser, playwright, baseURL }) => {
    const request = await playwright.request.newContext({ baseURL });
    amina = await device(request, student);
    taken = await bringAll(request, amina);
    const context = await browser.newContext({ baseURL });
    ran = [];
    await context.exposeBinding('canary', ({ frame }) => void ran.push(frame.url()));
    page = await carelessWindow(context, amina);
    troubles = watchForTroubles(page, baseURL ?? '');
    await page.route('**/embedding', (route) =>
      route.fulfill({ contentType: 'text/html', body: embedding(route.request().headers()['x-file'] ?? '') }),
    );
  });
  test.afterAll(() => page.context().close());

  test('is there more than forty times, and seldom taken', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(taken.length).toBeGreaterThan(texts.length);
  });

  test('is downloaded when its address is opened', async () => {
    for (const { address, name } of taken) {
      const [download, response] = await Promise.all([
        page.waitForEvent('download'),
        page.waitForResponse((one) => one.url().endsWith(address)),
        page.goto(address).catch(() => undefined),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      const headers = await response.allHeaders();
      expect(headers['content-type']).toMatch(/^(text\/plain; charset=utf-8|application\/pdf|image\/png)$/);
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(page.url()).toBe('about:blank');
    }
    expect(ran).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('is nothing but a picture where it is embedded', async () => {
    for (const { address, name } of taken) {
      await page.setExtraHTTPHeaders({ 'x-file': address });
      await page.goto('/embedding', { waitUntil: 'load' });
      const isDrawn = await page
        .locator('img')
        .evaluate((node) => (node as HTMLImageElement).naturalWidth > 0);
      expect(isDrawn, name).toBe(name.endsWith('.png'));
      for (const frame of page.frames()) {
        const text = await frame.evaluate(() => document.body?.textContent ?? '').catch(() => '');
        expect(text.trim()).toBe('');
      }
      const background = () => getComputedStyle(document.body).backgroundImage;
      expect(await page.evaluate(background)).toBe('none');
    }
    expect(ran).toEqual([]);
    // That they are not run is what the browser complains of, and all.
    expect(troubles.filter((trouble) => !/^console: .*(MIME type|Failed to load)/u.test(trouble))).toEqual(
      [],
    );
  });

  test('is not even there without the token', async ({ request }) => {
    for (const { address } of taken) expect((await request.get(address)).status()).toBe(401);
  });
});
