import axe from 'axe-core';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, by rule and place; an empty list is what we want. A page that was looked at once keeps its axe. */
export async function barriers(page: Page): Promise<string[]> {
  await settled(page);
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const found = await here.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations;
  }, RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/**
 * Colours on their way from one scheme to the other are no colours anybody reads. One change may begin the next: what
 * takes its colour from its parent begins when that has arrived. A letter whose font is on its way is an empty box.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const ending = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && Number(effect?.getComputedTiming().endTime) < Infinity,
        );
    for (let calm = 0, round = 0; calm < 2 && round < 20; round += 1) {
      await frame();
      const begun = ending();
      calm = begun.length === 0 ? calm + 1 : 0;
      await Promise.allSettled(begun.map(({ finished }) => finished));
    }
  });
}
