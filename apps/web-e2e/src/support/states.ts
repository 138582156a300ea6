import { expect, type Page } from '@playwright/test';

/** The addresses of the states of every screen, as the gallery's own list has them. */
export async function states(page: Page): Promise<string[]> {
  await page.goto('/dev/gallery');
  const links = page.locator('a[href^="/dev/gallery/"]');
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}
