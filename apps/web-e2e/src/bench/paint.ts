import type { Browser, BrowserContext } from '@playwright/test';
import { median, type Paint, paintOf, slowDown, watchPaint } from './measures.ts';
import type { Opened } from './room.ts';

export interface Profile {
  name: string;
  cpu: number;
  /** Round trip in ms and bits a second; absent: the loopback interface. */
  network?: { latency: number; bits: number };
}

export const PROFILES: readonly Profile[] = [
  { name: 'CPU 1x, loopback', cpu: 1 },
  { name: 'CPU 4x, loopback', cpu: 4 },
  { name: 'CPU 4x, 1.6 Mbit/s and 150 ms', cpu: 4, network: { latency: 150, bits: 1_600_000 } },
];

export interface PaintResult {
  profile: Profile;
  product: Paint;
  floor: Paint;
}

/** Opens the newest page of a room with an empty cache, in turns: the product, then the floor. */
export async function measurePaint(
  browser: Browser,
  { origin, person, room, path, rounds }: Opened & { origin: string; rounds: number },
): Promise<PaintResult[]> {
  const addresses = {
    product: `${origin}${path}`,
    floor: `${origin}/floor.html?person=${person}&room=${room}`,
  };
  const results: PaintResult[] = [];
  for (const profile of PROFILES) {
    const samples: Record<'product' | 'floor', Paint[]> = { product: [], floor: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['product', 'floor'] as const) {
        // A worker would answer from its cache; what is measured is the first visit.
        const context = await browser.newContext({
          serviceWorkers: 'block',
          viewport: { width: 1280, height: 800 },
        });
        samples[name].push(await openOnce(context, addresses[name], profile, person));
        await context.close();
      }
    }
    results.push({ profile, product: middle(samples.product), floor: middle(samples.floor) });
  }
  return results;
}

async function openOnce(
  context: BrowserContext,
  address: string,
  { cpu, network }: Profile,
  person: string,
): Promise<Paint> {
  const page = await context.newPage();
  await page.addInitScript(watchPaint);
  // As a tab of the demo that was signed in before.
  await page.addInitScript((id) => sessionStorage.setItem('officehours:demo-person', id), person);
  const session = await slowDown(page, cpu);
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.bits / 8,
      uploadThroughput: network.bits / 8,
    });
  }
  await page.goto(address);
  await page.locator('[data-message]').first().waitFor();
  // Long enough for the socket, late fonts and everything that is fetched after the first screen.
  await page.waitForTimeout(network ? 5_000 : 2_000);
  return paintOf(page);
}

const middle = (samples: readonly Paint[]): Paint => ({
  lcp: median(samples.map(({ lcp }) => lcp)),
  message: median(samples.map(({ message }) => message)),
  shift: Math.max(...samples.map(({ shift }) => shift)),
});
