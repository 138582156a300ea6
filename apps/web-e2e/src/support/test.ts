import { test as base } from '@playwright/test';

import { leaveNothingUnread } from './nothing-unread';

/**
 * A test that leaves nothing behind. Its windows are closed at its end: left open, they would go on reading what is
 * written in later tests, and be online there. What is unread by then is read.
 */
export const test = base.extend<{ ownEnd: undefined }>({
  ownEnd: [
    async ({ browser, playwright, baseURL }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      const own = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(own.map((context) => context.close()));
      await leaveNothingUnread(playwright.request, baseURL);
    },
    { auto: true },
  ],
});
