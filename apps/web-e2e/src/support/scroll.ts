import { expect, type Page } from '@playwright/test';

import { log } from './demo';

const positionOf = (page: Page): Promise<number> => log(page).evaluate((element) => element.scrollTop);

/** Turns the wheel over the messages and waits until the list has come to rest. */
export async function scrollUp(page: Page, pixels: number): Promise<void> {
  const from = await positionOf(page);
  await log(page).hover({ position: { x: 20, y: 200 } });
  await page.mouse.wheel(0, -pixels);
  await expect.poll(() => positionOf(page)).not.toBe(from);
  let last = Number.NaN;
  await expect
    .poll(async () => {
      const before = last;
      last = await positionOf(page);
      return last === before;
    })
    .toBe(true);
}

/** The words of a message that is wholly on the screen, and how far from its top it stands. */
export async function inSight(page: Page): Promise<{ message: string; top: number }> {
  return log(page).evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    const seen = [...list.querySelectorAll('[data-message]')].find((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= top && box.bottom <= bottom;
    });
    return {
      message: seen?.getAttribute('data-message') ?? '',
      top: Math.round(seen?.getBoundingClientRect().top ?? Number.NaN),
    };
  });
}
