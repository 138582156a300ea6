import type { Sample } from '../measure/statistics.ts';
import { quietMedian } from '../measure/statistics.ts';
import { sampled } from '../measure/machine.ts';
import { startEmptyNest, startProduct, temporaryFolder } from '../servers/start.ts';
import type { Server } from '../servers/server.ts';
import type { Measurement } from './context.ts';
import { figure } from './format.ts';

const same = (value: number) => value;

async function startTime(start: () => Promise<Server>): Promise<Sample<number>> {
  return sampled([], async () => {
    const server = await start();
    await server.stop();
    return server.startMs;
  });
}

/** Starts of two kinds in turn; the first of each, which fills the caches of the disk, does not count. */
export async function startTimes(
  rounds: number,
  one: () => Promise<Server>,
  other: () => Promise<Server>,
): Promise<[Sample<number>[], Sample<number>[]]> {
  const times: [Sample<number>[], Sample<number>[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, start] of [one, other].entries()) {
      // Our own processes start and end here: what others used cannot be told apart.
      const sample = { ...(await startTime(start)), foreign: 0 };
      if (round > 0) times[index as 0 | 1].push(sample);
    }
  return times;
}

export const coldStart: Measurement = {
  rows: ['11'],
  async measure({ rounds }) {
    const folder = temporaryFolder();
    const [product, nest] = await startTimes(rounds + 2, () => startProduct({}, folder), startEmptyNest);
    const detail = `${figure('product', product, same, ' ms')}, ${figure('empty Nest gateway', nest, same, ' ms')}`;
    return [{ row: '11', ratio: quietMedian(product, same) / quietMedian(nest, same), detail }];
  },
};
