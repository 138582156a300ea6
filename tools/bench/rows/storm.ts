import { call } from '../load/people.ts';
import type { Seat } from '../load/protocol.ts';
import { quietMedian } from '../measure/statistics.ts';
import { disband, gather, interleaved, join, overSpawns, type Measurement, type Party } from './context.ts';
import { figure } from './format.ts';

const CLIENTS = 2_000;

interface Figures {
  ms: number;
  cpu: number;
}

/** Everyone's message, so that there is something to catch up with. */
async function fill(party: Party): Promise<string> {
  await join({ ...party, seats: party.seats.filter((_, index) => index % 2 === 0) });
  await party.generator.tell({ do: 'closedLoop', event: 'sendMessage', ms: 2_000 });
  await party.generator.tell({ do: 'close' });
  const { auth, room } = party.seats[0] as Seat;
  const path = `/api/message/chat-room/${room}/messages?limit=1`;
  return (await call<{ epoch: string }>(party.server.url, String(auth.token), 'GET', path)).epoch;
}

async function stormOf({ server, generator, seats }: Party, epoch?: string): Promise<Figures> {
  const all = seats.map(({ auth, room }) => ({ auth: { ...auth, rooms: 'all' }, room }));
  const sync = epoch === undefined ? {} : { sync: { epoch } };
  const before = await server.ask();
  const { ms } = await generator.tell({ do: 'storm', url: server.url, seats: all, ...sync });
  const after = await server.ask();
  await generator.tell({ do: 'close' });
  // The closing is work too, and not of the next sample.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return { ms, cpu: (after.cpuMicroseconds - before.cpuMicroseconds) / seats.length };
}

export const reconnectStorm: Measurement = {
  rows: ['10', '10b'],
  async measure({ rounds, spawns }) {
    const of = await overSpawns(spawns, async () => {
      const parties = await gather(['echo', 'product'], CLIENTS);
      try {
        const epoch = await fill(parties.get('product') as Party);
        return await interleaved(parties, rounds, (party, name) =>
          stormOf(party, name === 'product' ? epoch : undefined),
        );
      } finally {
        await disband(parties.values());
      }
    });
    const [echo, product] = [of('echo'), of('product')];
    const ratio = (figureOf: (value: Figures) => number) =>
      quietMedian(product, figureOf) / quietMedian(echo, figureOf);
    const ms = (value: Figures) => value.ms;
    const cpu = (value: Figures) => value.cpu;
    return [
      {
        row: '10',
        ratio: ratio(ms),
        detail: `${figure('product', product, ms, ' ms')}, ${figure('E', echo, ms, ' ms')}`,
      },
      {
        row: '10b',
        ratio: ratio(cpu),
        detail: `${figure('product', product, cpu, ' µs')}, ${figure('E', echo, cpu, ' µs')}`,
      },
    ];
  },
};
