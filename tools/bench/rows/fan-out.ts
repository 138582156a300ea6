import type { Seat } from '../load/protocol.ts';
import { quietMedian } from '../measure/statistics.ts';
import { disband, gather, interleaved, overSpawns, type Measurement } from './context.ts';
import { figure } from './format.ts';

const SOCKETS = 500;

/** One room heard by 500 sockets, those of its two people on many devices. */
export const fanOut: Measurement = {
  rows: ['12'],
  async measure({ rounds, spawns, full }) {
    const messages = full ? 200 : 80;
    const of = await overSpawns(spawns, async () => {
      const parties = await gather(['echo', 'product'], 2);
      try {
        for (const { generator, server, seats } of parties.values()) {
          const many = Array.from({ length: SOCKETS }, (_, index) => seats[index % 2] as Seat);
          await generator.tell({ do: 'open', url: server.url, seats: many });
          await generator.tell({ do: 'fanOut', messages: 20 });
        }
        return await interleaved(parties, rounds, async ({ generator, server }) => {
          const before = await server.ask();
          const { deliveries } = await generator.tell({ do: 'fanOut', messages });
          return ((await server.ask()).cpuMicroseconds - before.cpuMicroseconds) / deliveries;
        });
      } finally {
        await disband(parties.values());
      }
    });
    const same = (value: number) => value;
    const [echo, product] = [of('echo'), of('product')];
    const detail = `${figure('product', product, same, ' µs')}, ${figure('E', echo, same, ' µs')}`;
    return [{ row: '12', ratio: quietMedian(product, same) / quietMedian(echo, same), detail }];
  },
};
