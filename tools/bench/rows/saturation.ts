import { slowFsync } from '../disk/slow-fsync.ts';
import type { Answers } from '../load/protocol.ts';
import { quietMedian, type Sample } from '../measure/statistics.ts';
import type { Options } from '../options.ts';
import { temporaryFolder, type Environment } from '../servers/start.ts';
import { disband, gather, interleaved, join, overSpawns, type Measurement, type Name } from './context.ts';
import { figure } from './format.ts';

const CONNECTIONS = 500;
const WARM_MS = 2_000;

type Event = 'sendMessage' | 'leaveRoom';
type Figures = Answers['closedLoop'] & { cpuPerAnswer: number };

/** Every connection has one event under way all the time. */
export function saturated(
  names: readonly Name[],
  event: Event,
  { rounds, spawns, sampleMs }: Options,
  env: Environment = {},
): Promise<(name: Name) => Sample<Figures>[]> {
  return overSpawns(spawns, async () => {
    const parties = await gather(names, CONNECTIONS, env);
    try {
      for (const party of parties.values()) {
        await join(party);
        await party.generator.tell({ do: 'closedLoop', event, ms: WARM_MS });
      }
      return await interleaved(parties, rounds, async ({ generator, server }) => {
        const before = await server.ask();
        const result = await generator.tell({ do: 'closedLoop', event, ms: sampleMs });
        const after = await server.ask();
        const used = after.cpuMicroseconds - before.cpuMicroseconds;
        return { ...result, cpuPerAnswer: used / result.answered };
      });
    } finally {
      await disband(parties.values());
    }
  });
}

const perSecond = (value: Figures) => value.perSecond;
const cpu = (value: Figures) => value.cpuPerAnswer;
const shared = (samples: Sample<Figures>[]) =>
  figure('B whose inserts share commits', samples, perSecond, '/s');

export const throughput: Measurement = {
  rows: ['4', '4b'],
  async measure(options) {
    const of = await saturated(['echo', 'older', 'olderShared', 'product'], 'sendMessage', options);
    const [echo, older, product] = [of('echo'), of('older'), of('product')];
    const rate = quietMedian(product, perSecond);
    const own = `${figure('product', product, perSecond, '/s')} at ${figure('', product, cpu, ' µs of CPU')}`;
    return [
      {
        row: '4',
        ratio: rate / quietMedian(older, perSecond),
        detail: `${own}, ${figure('B', older, perSecond, '/s')}, ${shared(of('olderShared'))}`,
      },
      {
        row: '4b',
        ratio: rate / quietMedian(echo, perSecond),
        detail: `${own}, ${figure('E', echo, perSecond, '/s')} at ${figure('', echo, cpu, ' µs')}`,
      },
    ];
  },
};

export const slowDiskThroughput: Measurement = {
  rows: ['4c'],
  async measure(options) {
    const env = slowFsync(temporaryFolder());
    if (!env) return [{ row: '4c', detail: 'NOT MEASURED: no C compiler for the slow fsync' }];
    const of = await saturated(['older', 'olderShared', 'product'], 'sendMessage', options, env);
    const [older, product] = [of('older'), of('product')];
    const detail = `${figure('product', product, perSecond, '/s')}, ${figure('B', older, perSecond, '/s')}, ${shared(of('olderShared'))}`;
    return [{ row: '4c', ratio: quietMedian(product, perSecond) / quietMedian(older, perSecond), detail }];
  },
};

export const gatewayTax: Measurement = {
  rows: ['6'],
  async measure(options) {
    const of = await saturated(['echo', 'product'], 'leaveRoom', options);
    const [echo, product] = [of('echo'), of('product')];
    const detail = `${figure('product', product, cpu, ' µs')}, ${figure('E', echo, cpu, ' µs')}`;
    return [{ row: '6', ratio: quietMedian(product, cpu) / quietMedian(echo, cpu), detail }];
  },
};
