import { test as base } from '@playwright/test';

/**
 * A test whose windows are closed at its end. Left open, they would go on reading what is written in later tests, and
 * be online there.
 */
export const test = base.extend<{ ownWindows: undefined }>({
  ownWindows: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      const own = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(own.map((context) => context.close()));
    },
    { auto: true },
  ],
});
