import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';

export const student = 'Amina Haddad';
export const instructor = 'Dr. Lena Brandt';

/** A browser of its own for a person of the demo, signed in with one click. */
export async function enter(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as ${person}` }).click();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  return page;
}

/** Opens the conversation with someone and waits until its messages are there. */
export async function openChat(page: Page, other: string): Promise<void> {
  await conversation(page, other).click();
  await expect(log(page).getByRole('article').first()).toBeVisible();
}

/** The row of the conversation of that very name; a group in whose last words the name stands is another. */
export const conversation = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('button')
    .filter({ has: page.getByText(name, { exact: true }) });
export const log = (page: Page): Locator => page.getByRole('log');
export const composer = (page: Page, other: string): Locator =>
  page.getByRole('textbox', { name: `Message to ${other}` });

/** Writes and sends a message as a person does, by the Enter key. */
export async function say(page: Page, other: string, text: string): Promise<void> {
  await composer(page, other).fill(text);
  await composer(page, other).press('Enter');
}

/** Opens the conversation with someone at its end, whatever was left unread in it, and stays there. */
export async function openAtEnd(page: Page, other: string): Promise<void> {
  await openChat(page, other);
  const words = `I am here: ${randomUUID()}`;
  await say(page, other, words);
  await expect(log(page).getByText(words)).toBeInViewport();
}
