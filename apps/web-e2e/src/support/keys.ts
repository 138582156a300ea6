import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until the focus is on the target, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused.count()) > 0) break;
    await page.keyboard.press(key);
  }
  await expect(focused).toHaveCount(1);
}
