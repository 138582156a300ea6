import { Generator } from '../load/generator.ts';
import { makePairs, strangers } from '../load/people.ts';
import type { Seat } from '../load/protocol.ts';
import { median, type Sample } from '../measure/statistics.ts';
import type { Server } from '../servers/server.ts';
import { startEcho, startProduct, temporaryFolder } from '../servers/start.ts';
import type { Measurement } from './context.ts';
import { figure } from './format.ts';

/** Resident bytes per connection, as the slope between two numbers of connections after a forced collection. */
async function slopeOf(server: Server, seats: readonly Seat[], few: number): Promise<number> {
  const generator = new Generator();
  try {
    // Everyone once before: what the first of them leave in the heap is not what a connection needs.
    await generator.tell({ do: 'open', url: server.url, seats: [...seats] });
    await generator.tell({ do: 'close' });
    await generator.tell({ do: 'open', url: server.url, seats: seats.slice(0, few) });
    const before = await server.ask('collect');
    await generator.tell({ do: 'open', url: server.url, seats: seats.slice(few) });
    const after = await server.ask('collect');
    return (after.rss - before.rss) / (seats.length - few) / 1024;
  } finally {
    generator.stop();
    await server.stop();
  }
}

/** People and rooms are made by an earlier process: what their making leaves in a heap would hide what connections need. */
async function prepare(many: number): Promise<{ folder: string; seats: Seat[] }> {
  const folder = temporaryFolder();
  const maker = await startProduct({}, folder);
  const seats = (await makePairs(maker.url, many / 2)).flatMap((pair) => pair.seats);
  await maker.stop();
  return { folder, seats };
}

export const memoryPerConnection: Measurement = {
  rows: ['7'],
  async measure({ full, spawns }) {
    const [few, many] = full ? [500, 5_000] : [500, 2_000];
    const { folder, seats } = await prepare(many);
    const echo: Sample<number>[] = [];
    const product: Sample<number>[] = [];
    for (let spawn = 0; spawn < Math.max(spawns, 2); spawn += 1) {
      echo.push({ value: await slopeOf(await startEcho(), strangers(many), few), foreign: 0 });
      product.push({ value: await slopeOf(await startProduct({}, folder), seats, few), foreign: 0 });
    }
    const same = (value: number) => value;
    const detail = `${figure('product', product, same, ' KB')}, ${figure('E', echo, same, ' KB')}, from ${few} to ${many.toLocaleString('en')}`;
    const middle = (samples: Sample<number>[]) => median(samples.map(({ value }) => value));
    return [{ row: '7', ratio: middle(product) / middle(echo), detail }];
  },
};
