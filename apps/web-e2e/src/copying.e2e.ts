import { expect, type Locator, type Page } from '@playwright/test';

import { log } from './support/demo';
import { test } from './support/test';

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Selects what is in an element as a pointer does, and copies it. */
async function copySelected(page: Page, element: Locator): Promise<void> {
  await element.evaluate((node) => document.getSelection()?.selectAllChildren(node));
  await page.keyboard.press('ControlOrMeta+c');
}

test.beforeEach(async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/dev/gallery/chat-rich');
  await expect(log(page).locator('.katex').first()).toBeVisible();
});

test('a block of code is copied as it was written, without what is around it', async ({ page }) => {
  await log(page).getByRole('button', { name: 'Copy code' }).click();
  await expect(log(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect((await copied(page)).trimEnd()).toBe(
    'import numpy as np\n\nA = np.array([[2, 1], [1, 2]])\n' +
      'values, vectors = np.linalg.eigh(A)  # symmetric, so eigh\nprint(values)  # [1. 3.]',
  );
});

test('a formula is copied as its source, alone and among words', async ({ page }) => {
  const message = log(page)
    .getByRole('article')
    .filter({ hasText: /^You: Is this right/ });
  await copySelected(page, message.locator('.katex').first());
  expect(await copied(page)).toBe('$$\\det(A - \\lambda I) = 0$$');
  await copySelected(page, message.locator('.oh-prose'));
  expect(await copied(page)).toBe('Is this right? $$\\det(A - \\lambda I) = 0$$ gives me');
});

test('a formula of its own line is copied as such, with the lines around it', async ({ page }) => {
  const message = log(page).getByRole('article').filter({ hasText: 'Write out the whole polynomial' });
  await copySelected(page, message.locator('.oh-prose'));
  expect((await copied(page)).split(/\n+/)).toEqual([
    'Almost. Write out the whole polynomial:',
    '$$',
    '\\det\\begin{pmatrix} 2-\\lambda & 1 \\\\ 1 & 2-\\lambda \\end{pmatrix} = (2-\\lambda)^2 - 1 = \\lambda^2 - 4\\lambda + 3',
    '$$',
    'so $$\\lambda_1 = 1$$ and $$\\lambda_2 = 3$$.',
  ]);
});

test('the text of a message is copied as it was typed', async ({ page }) => {
  const message = log(page).getByRole('article').last();
  await message.hover();
  await message.getByRole('button', { name: 'Copy text' }).click();
  await expect(message.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copied(page)).toBe('And a broken one stays readable: $$\\frac{1}{$$');
});

test('words without a formula are copied as the browser does it', async ({ page }) => {
  const message = log(page).getByRole('article').filter({ hasText: 'A few things to remember' });
  await copySelected(page, message.locator('li').first());
  expect(await copied(page)).toBe('eigh is for symmetric matrices only');
});

test('a page over plain http, which has no clipboard of its own, copies all the same', async ({
  context,
  page,
}) => {
  const reader = await context.newPage();
  await reader.goto('/dev/gallery/chat-rich');
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  );
  await page.reload();
  const message = log(page).getByRole('article').last();
  await message.hover();
  await message.getByRole('button', { name: 'Copy text' }).click();
  await expect(message.getByRole('button', { name: 'Copied' })).toBeVisible();
  await reader.bringToFront();
  expect(await copied(reader)).toBe('And a broken one stays readable: $$\\frac{1}{$$');
});
