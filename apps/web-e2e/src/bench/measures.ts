import type { CDPSession, Page } from '@playwright/test';

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** A processor that is `rate` times slower than this machine's. */
export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

export interface Frames {
  /** Share of the frames that took longer than 20 ms, in percent. */
  late: number;
  p95: number;
  p99: number;
  /** Nodes of the document in the end. */
  nodes: number;
}

/** Scrolls up 240 px with every frame and tells how long the frames took. */
export async function scrollThrough(page: Page, list: string, frames: number): Promise<Frames> {
  const { times, nodes } = await page.evaluate(
    async ([selector, count]) => {
      const scroller = document.querySelector(selector);
      if (!scroller) throw new Error(`There is no ${selector}.`);
      const taken: number[] = [];
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      // As by hand: until then the list goes where it has been told to.
      scroller.dispatchEvent(new Event('wheel'));
      let before = await frame();
      for (let index = 0; index < count; index += 1) {
        scroller.scrollTop -= 240;
        const now = await frame();
        taken.push(now - before);
        before = now;
      }
      return { times: taken, nodes: document.querySelectorAll('*').length };
    },
    [list, frames] as const,
  );
  return {
    late: (100 * times.filter((time) => time > 20).length) / times.length,
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    nodes,
  };
}

export interface Paint {
  /** Largest contentful paint, in ms. */
  lcp: number;
  /** When a message was first on the screen, in ms. */
  message: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Runs in the page before its own scripts. */
export const watchPaint = (): void => {
  const seen = { lcp: 0, message: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    seen.lcp = list.getEntries().at(-1)?.startTime ?? seen.lcp;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    if (document.querySelector('[data-message]')) seen.message = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

export const paintOf = (page: Page): Promise<Paint> =>
  page.evaluate(() => (globalThis as unknown as { seen: Paint }).seen);
