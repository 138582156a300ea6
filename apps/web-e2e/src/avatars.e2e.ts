import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type APIRequestContext, expect, type Page } from '@playwright/test';

import { administration } from './support/administrator';
import { conversation, instructor, student } from './support/demo';
import { ownService, type OwnService } from './support/own-service';
import { png } from './support/png';
import { SECRET } from './support/secret';
import { test } from './support/test';

/** A site with pictures on this machine; `asked` says how many it has been asked for. */
async function pictures() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'image/png').end(png(16, 16));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked: () => asked, close: () => server.close() };
}

let listed: Awaited<ReturnType<typeof pictures>>;
let other: typeof listed;
let service: OwnService;

test.beforeAll(async () => {
  [listed, other] = await Promise.all([pictures(), pictures()]);
  service = await ownService({ AVATAR_ORIGINS: listed.origin, JWT_SECRET: SECRET });
});
test.afterAll(async () => {
  await service.remove();
  listed.close();
  other.close();
});

/** Gives the instructor a picture, as the platform does. */
async function givePicture(request: APIRequestContext, avatarUrl: string): Promise<void> {
  const { people } = (await (await request.get('/api/auth/demo')).json()) as {
    people: { id: string; name: string }[];
  };
  const id = people.find(({ name }) => name === instructor)?.id;
  const users = [{ id, name: instructor, role: 'instructor', avatarUrl }];
  const { headers } = await administration(request);
  expect((await request.put('/api/directory', { headers, data: { users } })).status()).toBe(200);
}

async function enterOwn(page: Page): Promise<void> {
  await page.goto(service.origin);
  await page.getByRole('button', { name: `Continue as ${student}` }).click();
  await expect(conversation(page, instructor)).toBeVisible();
}

test('pictures of people come from where the operator says, and initials stand for all others', async ({
  browser,
  playwright,
}) => {
  const request = await playwright.request.newContext({ baseURL: service.origin });
  await givePicture(request, `${other.origin}/lena.png`);
  const page = await (await browser.newContext()).newPage();
  await enterOwn(page);
  const row = conversation(page, instructor);
  await expect(row.getByText('DB', { exact: true })).toBeVisible();
  expect(other.asked()).toBe(0);

  await givePicture(request, `${listed.origin}/lena.png`);
  await page.reload();
  await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 16);
  expect(listed.asked()).toBeGreaterThan(0);

  await request.dispose();
});
