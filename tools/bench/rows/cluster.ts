import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';

import { Generator } from '../load/generator.ts';
import { makePairs } from '../load/people.ts';
import type { Seat } from '../load/protocol.ts';
import { quietMedian, type Sample } from '../measure/statistics.ts';
import { sampled } from '../measure/machine.ts';
import { startDatabase, startProduct, temporaryFolder } from '../servers/start.ts';
import type { Server } from '../servers/server.ts';
import type { Measurement } from './context.ts';
import { figure } from './format.ts';

const CONNECTIONS = 200;
const PER_SECOND = 200;

async function startRedis(): Promise<{ url: string; stop(): void }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...settings, '--dir', temporaryFolder()], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  for await (const chunk of child.stdout) if (/Ready to accept/.test(String(chunk))) break;
  child.stdout.resume();
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
}

const deliverP50 = ({ deliverP50 }: { deliverP50: number }) => deliverP50;

/** Two nodes: in half of the samples the two of a room sit on one node, in half on different ones. */
async function compare(
  nodes: [Server, Server],
  { rounds, sampleMs }: { rounds: number; sampleMs: number },
): Promise<{ local: Sample<{ deliverP50: number }>[]; across: Sample<{ deliverP50: number }>[] }> {
  const pairs = await makePairs(nodes[0].url, CONNECTIONS / 2);
  const generators = { local: new Generator(), across: new Generator() };
  const seatsOf = (side: 0 | 1) => pairs.map(({ seats }) => seats[side]);
  const open = (generator: Generator, node: Server, seats: Seat[]) =>
    generator.tell({ do: 'open', url: node.url, seats });
  const results = { local: [], across: [] } as Awaited<ReturnType<typeof compare>>;
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const kind of ['local', 'across'] as const) {
        const generator = generators[kind];
        await open(generator, nodes[0], seatsOf(0));
        await open(generator, kind === 'local' ? nodes[0] : nodes[1], seatsOf(1));
        const load = (ms: number) => generator.tell({ do: 'openLoop', perSecond: PER_SECOND, ms });
        await load(1_000);
        const pids = [...nodes.flatMap((node) => node.pids), generator.pid];
        results[kind].push(await sampled(pids, () => load(sampleMs)));
        await generator.tell({ do: 'close' });
      }
  } finally {
    Object.values(generators).forEach((generator) => generator.stop());
  }
  return results;
}

export const acrossNodes: Measurement = {
  rows: ['17'],
  async measure(options) {
    if (spawnSync('redis-server', ['--version']).status !== 0)
      return [{ row: '17', detail: 'NOT MEASURED: redis-server is not installed' }];
    const redis = await startRedis();
    const database = await startDatabase();
    const env = { MONGODB_URI: database.url, REDIS_URL: redis.url };
    const nodes: [Server, Server] = [await startProduct(env), await startProduct(env)];
    try {
      const { local, across } = await compare(nodes, options);
      const detail = `${figure('across', across, deliverP50, ' ms')}, ${figure('on one', local, deliverP50, ' ms')}`;
      return [{ row: '17', ratio: quietMedian(across, deliverP50) / quietMedian(local, deliverP50), detail }];
    } finally {
      for (const node of nodes) await node.stop();
      await database.stop();
      redis.stop();
    }
  },
};
