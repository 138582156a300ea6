import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { type Browser, expect, type Page } from '@playwright/test';

import { freePort } from './free-port.ts';
import { type OwnService, ownService } from './own-service.ts';
import { SECRET } from './secret.ts';

export const noor = 'Noor Karimi';
export const tom = 'Tom Weber';
export const ida = 'Prof. Ida Holm';

/** The example platform with the service that it has its chat from, each at an origin of its own. */
export interface Platform {
  origin: string;
  service: OwnService;
  /** A browser of its own, signed in at the platform. */
  enter(browser: Browser, person: string): Promise<Page>;
  remove(): Promise<void>;
}

/** Starts both; the platform's tokens are good for `tokenSeconds`. */
export async function startPlatform(tokenSeconds = 300): Promise<Platform> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await ownService({ DEMO: 'false', JWT_SECRET: SECRET, ALLOWED_ORIGINS: origin });
  const server = spawn(process.execPath, ['apps/example-platform/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      CHAT_URL: service.origin,
      JWT_SECRET: SECRET,
      TOKEN_SECONDS: String(tokenSeconds),
    },
  });
  await once(server.stdout, 'data');
  return {
    origin,
    service,
    async enter(browser, person) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(origin);
      await signIn(page, person);
      return page;
    },
    async remove() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await service.remove();
    },
  };
}

/** Signs in at the platform, also in the place of somebody else. */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${person}` }).click();
  await expect(page.getByRole('heading', { name: 'Ask your instructor' })).toBeVisible();
}

/** Opens the student's conversation with the instructor of the course. */
export async function askStaff(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Staff' }).getByRole('button').first().click();
  await expect(page.getByRole('textbox', { name: `Message to ${ida}` })).toBeVisible();
}
