import { spawnSync } from 'node:child_process';

import { inWorkspace } from '../../runtime/workspace.ts';
import { slowFsync } from '../disk/slow-fsync.ts';
import type { Latencies } from '../load/protocol.ts';
import { median, quantile, quietMedian, type Sample } from '../measure/statistics.ts';
import type { Options } from '../options.ts';
import { temporaryFolder, type Environment } from '../servers/start.ts';
import {
  disband,
  gather,
  interleaved,
  join,
  overSpawns,
  type Measured,
  type Measurement,
  type Name,
} from './context.ts';
import { figure, short } from './format.ts';
import { readingHistory } from './reading.ts';

const WARM_MS = 1_500;

interface Load {
  connections: number;
  perSecond: number;
}

type Figures = Latencies & { loopDelayP99: number };

/** Each server under the same open loop, in turn. `also` runs beside the product's samples. */
export function underLoad(
  names: readonly Name[],
  { connections, perSecond }: Load,
  { rounds, spawns, sampleMs }: Options,
  env: Environment = {},
): Promise<(name: Name) => Sample<Figures>[]> {
  return overSpawns(spawns, async () => {
    const parties = await gather(names, connections, env);
    try {
      for (const party of parties.values()) {
        await join(party);
        await party.generator.tell({ do: 'openLoop', perSecond, ms: WARM_MS });
      }
      return await interleaved(parties, rounds, async ({ generator, server, seats }, name) => {
        await server.ask('reset');
        const reading = name === 'product' ? readingHistory(server.url, seats) : undefined;
        const latencies = await generator.tell({ do: 'openLoop', perSecond, ms: sampleMs });
        await reading?.stop();
        return { ...latencies, loopDelayP99: (await server.ask()).loopDelayP99 };
      });
    } finally {
      await disband(parties.values());
    }
  });
}

/** F: milliseconds of appends with `fdatasync`. */
export function appendTimes(env: Environment = {}): number[] {
  const args = ['--no-warnings', inWorkspace('tools/bench/disk/append.ts'), temporaryFolder()];
  const { stdout } = spawnSync(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  return JSON.parse(stdout.toString()) as number[];
}

const MODERATE: Load = { connections: 500, perSecond: 1_000 };
const HEAVY: Load = { connections: 2_000, perSecond: 1_500 };

const ackP50 = ({ ackP50 }: Latencies) => ackP50;
const ackP99 = ({ ackP99 }: Latencies) => ackP99;
const deliverP50 = ({ deliverP50 }: Latencies) => deliverP50;
const deliverP99 = ({ deliverP99 }: Latencies) => deliverP99;

/** Rows 1, 2, 3 and 16 from one load; it also tells the p99 that row 5b is compared with. */
export const moderateLoad: Measurement = {
  rows: ['1', '2', '3', '16'],
  async measure(options) {
    const of = await underLoad(['echo', 'product'], MODERATE, options);
    const [echo, product, append] = [of('echo'), of('product'), appendTimes()];
    const [p50, p99] = [quietMedian(product, ackP50), quietMedian(product, ackP99)];
    const floor50 = quietMedian(echo, ackP50) + median(append);
    const floor99 = quietMedian(echo, ackP99) + quantile(append, 0.99);
    const loop = ({ loopDelayP99 }: Figures) => loopDelayP99;
    return [
      {
        row: '1',
        ratio: p50 / floor50,
        detail: `${figure('product', product, ackP50, ' ms')}, ${figure('E', echo, ackP50, ' ms')}, F ${short(median(append))} ms`,
      },
      {
        row: '2',
        ratio: p99 / floor99,
        isMissed: p99 > 25,
        detail: `${figure('product', product, ackP99, ' ms')}, ${figure('E', echo, ackP99, ' ms')}, F ${short(quantile(append, 0.99))} ms; must also be ≤ 25 ms`,
      },
      {
        row: '3',
        ratio: quietMedian(product, deliverP50) / p50,
        detail: `${figure('deliver', product, deliverP50, ' ms')}, ${figure('ack', product, ackP50, ' ms')}`,
      },
      { row: '16', ratio: quietMedian(product, loop), detail: figure('product', product, loop, ' ms') },
    ];
  },
};

export const slowDiskLatency: Measurement = {
  rows: ['1b'],
  async measure(options) {
    const slow = slowFsync(temporaryFolder());
    if (!slow) return [{ row: '1b', detail: 'NOT MEASURED: no C compiler for the slow fsync' }];
    const of = await underLoad(['echo', 'product'], MODERATE, options, slow);
    const [echo, product, append] = [of('echo'), of('product'), appendTimes(slow)];
    const ratio = quietMedian(product, ackP50) / (quietMedian(echo, ackP50) + median(append));
    const detail = `${figure('product', product, ackP50, ' ms')}, ${figure('E', echo, ackP50, ' ms')}, F ${short(median(append))} ms`;
    return [{ row: '1b', ratio, detail }];
  },
};

export const heavyLoad: Measurement = {
  rows: ['5', '5b'],
  async measure(options): Promise<Measured[]> {
    const heavy = await underLoad(['older', 'olderShared', 'product'], HEAVY, options);
    const moderate = await underLoad(['product'], MODERATE, options);
    const [older, product, before] = [heavy('older'), heavy('product'), moderate('product')];
    return [
      {
        row: '5',
        ratio: quietMedian(product, deliverP99) / quietMedian(older, deliverP99),
        detail: `${figure('product', product, deliverP99, ' ms')}, ${figure('B', older, deliverP99, ' ms')}, ${figure('B whose inserts share commits', heavy('olderShared'), deliverP99, ' ms')}`,
      },
      {
        row: '5b',
        ratio: quietMedian(product, ackP99) / quietMedian(before, ackP99),
        detail: `${figure('2,000', product, ackP99, ' ms')}, ${figure('500', before, ackP99, ' ms')}`,
      },
    ];
  },
};
