import { createSecretKey, randomUUID } from 'node:crypto';
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import { SignJWT } from 'jose';

import { SECRET } from './secret';

export const administrator = 'Ada Admin';
const PASSWORD = 'correct horse battery staple';

/** What an administrator of the platform may do, by REST. */
export interface Administration {
  headers: { authorization: string };
  suspend(name: string, reason: string): Promise<void>;
  restore(name: string): Promise<void>;
  /** A browser of its own, signed in with the password of an account. */
  enter(browser: Browser, role?: 'admin' | 'student'): Promise<Page>;
}

export async function administration(request: APIRequestContext): Promise<Administration> {
  const token = await new SignJWT({ role: 'admin', name: administrator })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('administrator')
    .setIssuedAt()
    .setExpirationTime('1 hour')
    .sign(createSecretKey(SECRET, 'utf8'));
  const headers = { authorization: `Bearer ${token}` };
  const suspensionOf = async (name: string): Promise<string> => {
    const answer = await request.get('/api/auth/demo');
    const { people } = (await answer.json()) as { people: { id: string; name: string }[] };
    return `/api/directory/user/${people.find((one) => one.name === name)?.id}/suspension`;
  };
  return {
    headers,
    async suspend(name, reason) {
      const answer = await request.put(await suspensionOf(name), { headers, data: { reason } });
      expect(answer.status()).toBe(204);
    },
    async restore(name) {
      const answer = await request.delete(await suspensionOf(name), { headers });
      expect(answer.status()).toBe(204);
    },
    async enter(browser, role = 'admin') {
      const email = `${randomUUID()}@school.example`;
      const data = { email, password: PASSWORD, name: administrator, role };
      expect((await request.post('/api/auth/account', { headers, data })).status()).toBe(201);
      const page = await (await browser.newContext()).newPage();
      await page.goto('/');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
      return page;
    },
  };
}
