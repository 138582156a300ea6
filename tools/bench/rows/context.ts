import { Generator } from '../load/generator.ts';
import { makePairs, strangers } from '../load/people.ts';
import type { Seat } from '../load/protocol.ts';
import { sampled } from '../measure/machine.ts';
import type { Sample } from '../measure/statistics.ts';
import type { Options } from '../options.ts';
import type { Server } from '../servers/server.ts';
import { startEcho, startOlder, startProduct, type Environment } from '../servers/start.ts';

/** What one row came to. Without a ratio it could not be measured, and the detail says why. */
export interface Measured {
  row: string;
  ratio?: number;
  /** A bar beside the ratio was missed: then the goal is, whatever the ratio says. */
  isMissed?: boolean;
  detail: string;
}

/** A way to measure some rows at once. */
export interface Measurement {
  rows: string[];
  measure(options: Options): Promise<Measured[]>;
}

/** A server under load: itself, its load generator, and the people in it. */
export interface Party {
  server: Server;
  generator: Generator;
  seats: Seat[];
}

/** `olderShared` is the older design on a pool of connections, whose inserts share commits of the embedded database. */
export type Name = 'echo' | 'older' | 'olderShared' | 'product';

/** Starts the named servers with `count` connections each, all alive together. */
export async function gather(
  names: readonly Name[],
  count: number,
  env: Environment = {},
): Promise<Map<Name, Party>> {
  const parties = new Map<Name, Party>();
  for (const name of names) parties.set(name, await start(name, count, env));
  return parties;
}

async function start(name: Name, count: number, env: Environment): Promise<Party> {
  const generator = new Generator();
  const server = await serverOf(name, env);
  const seats =
    name === 'product'
      ? (await makePairs(server.url, Math.ceil(count / 2))).flatMap((pair) => pair.seats).slice(0, count)
      : strangers(count);
  return { server, generator, seats };
}

/** The echo has no disk: what is slow for the others is nothing to it. */
function serverOf(name: Name, env: Environment): Promise<Server> {
  if (name === 'echo') return startEcho();
  if (name === 'older') return startOlder(env, 1);
  return name === 'olderShared' ? startOlder(env, 100) : startProduct(env);
}

export async function join({ generator, server, seats }: Party): Promise<void> {
  await generator.tell({ do: 'open', url: server.url, seats });
}

export async function disband(parties: Iterable<Party>): Promise<void> {
  for (const { server, generator } of parties) {
    generator.stop();
    await server.stop();
  }
}

/** `work` on each party in turn, `rounds` times: neighbours and temperature hit all of them alike. */
export async function interleaved<T>(
  parties: ReadonlyMap<Name, Party>,
  rounds: number,
  work: (party: Party, name: Name) => Promise<T>,
): Promise<Map<Name, Sample<T>[]>> {
  const samples = new Map<Name, Sample<T>[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, party] of parties) {
      const pids = [...parties.values()].flatMap(({ server, generator }) => [...server.pids, generator.pid]);
      const sample = await sampled(pids, () => work(party, name));
      samples.set(name, [...(samples.get(name) ?? []), sample]);
    }
  return samples;
}

/** The samples of every spawn together. */
export async function overSpawns<T>(
  spawns: number,
  run: () => Promise<Map<Name, Sample<T>[]>>,
): Promise<(name: Name) => Sample<T>[]> {
  const all = new Map<Name, Sample<T>[]>();
  for (let spawn = 0; spawn < spawns; spawn += 1)
    for (const [name, samples] of await run()) all.set(name, [...(all.get(name) ?? []), ...samples]);
  return (name) => all.get(name) ?? [];
}
