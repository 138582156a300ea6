import type { Browser } from '@playwright/test';
import { type Frames, median, scrollThrough, slowDown } from './measures.ts';

const FRAMES = 600;
const ARRIVING = 20;

export interface ScrollResult {
  cpu: number;
  product: Frames;
  floor: Frames;
}

const PAGES = {
  product: { path: '/dev/gallery/chat-many', list: '[role="log"]' },
  floor: { path: '/floor.html', list: '#list' },
} as const;

/** Scrolls through 100,000 messages while 20 arrive every second, in turns. */
export async function measureScroll(
  browser: Browser,
  origin: string,
  rounds: number,
): Promise<ScrollResult[]> {
  const results: ScrollResult[] = [];
  for (const cpu of [1, 4]) {
    const samples: Record<keyof typeof PAGES, Frames[]> = { product: [], floor: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['product', 'floor'] as const)
        samples[name].push(await scrollOnce(browser, origin, name, 100_000, cpu));
    }
    results.push({ cpu, product: middle(samples.product), floor: middle(samples.floor) });
  }
  return results;
}

/** Nodes of the product's page with a thousand and with a hundred thousand messages. */
export async function measureNodes(browser: Browser, origin: string): Promise<{ few: number; many: number }> {
  const [few, many] = [
    await scrollOnce(browser, origin, 'product', 1_000, 1, 30),
    await scrollOnce(browser, origin, 'product', 100_000, 1, 30),
  ];
  return { few: few.nodes, many: many.nodes };
}

async function scrollOnce(
  browser: Browser,
  origin: string,
  name: keyof typeof PAGES,
  total: number,
  cpu: number,
  frames = FRAMES,
): Promise<Frames> {
  const { path, list } = PAGES[name];
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${origin}${path}?n=${total}&arriving=${ARRIVING}`);
  await page.locator('[data-message]').first().waitFor();
  await page.waitForTimeout(1_500);
  await slowDown(page, cpu);
  const result = await scrollThrough(page, list, frames);
  await context.close();
  return result;
}

const middle = (samples: readonly Frames[]): Frames => ({
  late: median(samples.map(({ late }) => late)),
  p95: median(samples.map(({ p95 }) => p95)),
  p99: median(samples.map(({ p99 }) => p99)),
  nodes: median(samples.map(({ nodes }) => nodes)),
});
