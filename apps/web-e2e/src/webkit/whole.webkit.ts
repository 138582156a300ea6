import { expect } from '@playwright/test';

import { states } from '../support/states.ts';
import { test } from './window.ts';

test.use({ size: { width: 400, height: 860 } });
test.setTimeout(600_000);

test('nothing that can be pressed is cut off or covered', async ({ window, page, baseURL }) => {
  const lost: Record<string, string[]> = {};
  for (const state of await states(page)) {
    await window.driver.goto(`${baseURL}${state}`);
    const names = await window.driver.evaluate(outOfReach);
    if (names.length > 0) lost[state] = names;
  }
  expect(lost).toEqual({});
});

/* Carried out in the page. */

/**
 * What is meant to be pressed, is on the screen once it is scrolled to, and yet is not what a finger would meet there. Asks
 * until there is nothing of that kind, or five seconds are over.
 */
async function outOfReach(): Promise<string[]> {
  const PRESSED = 'button, a[href], input:not([type=file]), select, textarea';

  const isLost = (element: HTMLElement): boolean => {
    if (element.matches(':disabled') || element.closest('[inert], [aria-hidden=true]') !== null) return false;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || element.getClientRects().length === 0) return false;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const [{ left, top, width, height }] = element.getClientRects() as unknown as [DOMRect];
    // What only a screen reader or the keyboard meets.
    if (width <= 2 || height <= 2 || style.opacity === '0') return false;
    // Not its end alone: the bar of a list that scrolls, which no finger meets, takes that here.
    return [1 / 2, 1 / 6].every((part) => {
      const met = document.elementFromPoint(left + width * part, top + height / 2);
      return met === null || !(element.contains(met) || met.closest('label')?.contains(element));
    });
  };
  const look = (): string[] | null => {
    // On a phone the details are a sheet over the conversation.
    const layers = ['dialog[open]', ':popover-open', 'main aside', '#root'];
    const layer = layers.map((each) => document.querySelector(each)).find((each) => each !== null);
    const all = [...(layer?.querySelectorAll<HTMLElement>(PRESSED) ?? [])];
    if (all.length === 0) return layer?.querySelector('h1, h2') ? [] : null;
    return all
      .filter(isLost)
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '');
  };

  let lost: string[] | null = null;
  for (const until = performance.now() + 5_000; performance.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    lost = look();
    if (lost?.length === 0) return [];
  }
  return lost ?? ['nothing can be pressed'];
}
