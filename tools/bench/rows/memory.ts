import { median, type Sample } from '../measure/statistics.ts';
import { disband, gather, type Measurement, type Name, type Party } from './context.ts';
import { figure } from './format.ts';

/** Resident bytes per connection, as the slope between two numbers of connections after a forced collection. */
async function slopeOf({ generator, server, seats }: Party, few: number): Promise<number> {
  await generator.tell({ do: 'open', url: server.url, seats: seats.slice(0, few) });
  const before = await server.ask('collect');
  await generator.tell({ do: 'open', url: server.url, seats: seats.slice(few) });
  const after = await server.ask('collect');
  return (after.rss - before.rss) / (seats.length - few);
}

export const memoryPerConnection: Measurement = {
  rows: ['7'],
  async measure({ full, spawns }) {
    const [few, many] = full ? [500, 5_000] : [500, 2_000];
    const slopes = new Map<Name, Sample<number>[]>([
      ['echo', []],
      ['product', []],
    ]);
    for (let spawn = 0; spawn < Math.max(spawns, 2); spawn += 1) {
      const parties = await gather(['echo', 'product'], many);
      try {
        for (const [name, party] of parties)
          slopes.get(name)?.push({ value: (await slopeOf(party, few)) / 1024, foreign: 0 });
      } finally {
        await disband(parties.values());
      }
    }
    const of = (name: Name) => slopes.get(name) ?? [];
    const same = (value: number) => value;
    const detail = `${figure('product', of('product'), same, ' KB')}, ${figure('E', of('echo'), same, ' KB')}, from ${few} to ${many}`;
    const middle = (name: Name) => median(of(name).map(({ value }) => value));
    return [{ row: '7', ratio: middle('product') / middle('echo'), detail }];
  },
};
