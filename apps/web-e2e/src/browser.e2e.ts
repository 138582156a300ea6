import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from '@playwright/test';

import { composer, enter, instructor, log, openChat, say, student } from './support/demo';
import { documented, keptBy, kindOf } from './support/kept';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

const UNSAVED = 'local officehours:draft-unsaved:…';

/** A signed token, wherever it stands. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/;

/** Directives of a content security policy by their name. */
const directives = (policy: string): Record<string, string> =>
  Object.fromEntries(
    policy.split(';').map((one) => {
      const [name = '', ...values] = one.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );

test('a page to which no app comes says what it needs, and one to which it comes does not', async ({
  browser,
}) => {
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const page = await bare.newPage();
  await page.goto('/');
  const words = page.getByText('Officehours needs JavaScript');
  await expect(words).toBeHidden();
  await expect(words).toBeVisible({ timeout: 20_000 });
  const usual = await enter(browser, student);
  await expect(usual.getByText('Officehours needs JavaScript')).toHaveCount(0);
});

test.describe('what the browser is told', () => {
  for (const path of ['/', '/settings', '/chat/nothing', '/service-worker.js', '/manifest.webmanifest'])
    test(`${path} runs no script but ours and is framed by nobody who is not listed`, async ({ request }) => {
      const answer = await request.get(path);
      expect(answer.status()).toBe(200);
      const headers = answer.headers();
      const policy = directives(headers['content-security-policy'] ?? '');
      expect(policy).toMatchObject({
        'default-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'self'",
        'style-src-elem': "'self'",
      });
      // Absent: `default-src` speaks for scripts.
      expect(policy['script-src'] ?? "'self'").toBe("'self'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['content-type']).toMatch(/charset=utf-8|manifest\+json/i);
    });

  for (const [path, shown] of [
    ['/docs', 'Officehours'],
    ['/docs/events', 'Events'],
  ] as const)
    test(`${path} does its work without a script in the page`, async ({ page, baseURL }) => {
      const troubles = watchForTroubles(page, baseURL ?? '');
      const answer = await page.goto(path);
      const policy = directives(answer?.headers()['content-security-policy'] ?? '');
      expect(policy).toMatchObject({
        'default-src': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'self'",
      });
      expect(policy['script-src']).toBeUndefined();
      await expect(page.getByRole('heading', { name: shown }).first()).toBeVisible();
      expect(troubles).toEqual([]);
    });

  test('long polling is told the same', async ({ request }) => {
    const headers = (await request.get('/socket.io/?EIO=4&transport=polling')).headers();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

test('a script that stands in the page is not run', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.ran = "yes"';
    document.body.append(script);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="x" onerror="document.documentElement.dataset.ran=1">',
    );
  });
  // What the policy refuses is refused at once; a later turn of the page has seen an error of the picture, too.
  await page
    .locator('img[src="x"]')
    .evaluate((image: HTMLImageElement) => image.decode().catch(() => undefined));
  expect(await page.locator('html').getAttribute('data-ran')).toBeNull();
});

test('a page of our own origin may frame ours, one of another origin may not', async ({ page, baseURL }) => {
  const address = `${baseURL}/`;
  const framing = `<iframe src="${address}"></iframe>`;
  await page.route(`${baseURL}/framing`, (route) =>
    route.fulfill({ contentType: 'text/html', body: framing }),
  );
  await page.goto(`${baseURL}/framing`);
  await expect(page.frameLocator('iframe').locator('#root')).toBeAttached();

  // A neighbour on this machine: as near as another origin can be.
  const neighbour = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(framing),
  );
  await once(neighbour.listen(0, '127.0.0.1'), 'listening');
  try {
    const refused = page.waitForEvent('requestfailed', (request) => request.url() === address);
    await page.goto(`http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`);
    expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
  } finally {
    neighbour.close();
  }
});

test('a person’s day leaves in the browser what the documents say, no token in it, and none in any address', async ({
  browser,
  baseURL,
}) => {
  const page = await enter(browser, student);
  const troubles = watchForTroubles(page, baseURL ?? '');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  await openChat(page, instructor);
  await say(page, instructor, 'Written in passing.');
  await expect(log(page).getByText('Written in passing.').last()).toBeVisible();
  await composer(page, instructor).fill('Not yet finished');
  const written = log(page).getByRole('article').last();
  await written.hover();
  await written.getByRole('button', { name: 'Edit', exact: true }).click();
  await composer(page, instructor).fill('Written in passing, and not yet corrected.');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });

  expect(documented()).toContain(UNSAVED);
  const expected = documented()
    .filter((name) => name !== UNSAVED)
    .sort();
  expect(expected.length).toBeGreaterThan(6);
  // What is kept for a start without network is written when there is time for it.
  await expect
    .poll(async () => {
      const names = Object.keys(await keptBy(page)).filter((name) => !name.startsWith('cache '));
      const kinds = new Set(names.map(kindOf));
      // Until the service has the draft, which takes a moment.
      return [...kinds].filter((kind) => kind !== UNSAVED).sort();
    })
    .toEqual(expected);
  const kept = await keptBy(page);
  for (const [name, text] of Object.entries(kept)) {
    expect(text, name).not.toMatch(TOKEN);
    if (name.startsWith('cache ')) expect(text).not.toMatch(/\/(api|socket\.io)\//);
  }
  for (const cookie of await page.context().cookies())
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(addresses.some((address) => address.startsWith('ws'))).toBe(true);
  expect(addresses.filter((address) => TOKEN.test(address) || /[?&](access_)?token=/.test(address))).toEqual(
    [],
  );
  expect(troubles).toEqual([]);
  // Drafts follow their person: whoever is that one next is not to find this.
  await openChat(page, instructor);
  await expect(composer(page, instructor)).toHaveValue('Written in passing, and not yet corrected.');
  await composer(page, instructor).press('Escape');
  await expect(composer(page, instructor)).toHaveValue('Not yet finished');
  await composer(page, instructor).press('Enter');
  await expect(log(page).getByText('Not yet finished').last()).toBeVisible();
});
