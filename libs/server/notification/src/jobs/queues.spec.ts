import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { JobRepository } from './job.repository';
import { NotifyingService } from '../testing/service';
import { BullQueue } from './bull-queue';
import { JobQueue, type JobMap, type Outcome } from './job-queue';
import { OutboxQueue } from './outbox-queue';
import { connectionOf } from './redis-address';

type Clear = JobMap['clear'];
const soon = (): Date => new Date();

/** What is promised of each queue, held against both. */
describe.each(['in the database', 'in Redis'])('jobs %s', (place) => {
  const isRedis = place === 'in Redis';
  let service: NotifyingService;
  let redis: ChildProcess | undefined;
  let redisUrl = '';
  const open = new Set<{ beforeApplicationShutdown(): Promise<void> }>();

  beforeAll(async () => {
    service = new NotifyingService([]);
    await service.start();
    if (isRedis) ({ redis, redisUrl } = await startRedis());
  });

  afterAll(async () => {
    for (const queue of open) await queue.beforeApplicationShutdown();
    await service.stop();
    redis?.kill('SIGKILL');
  });

  /** A node that works on jobs of its own, beside those of the service. */
  const node = (work: (data: Clear) => Promise<Outcome>): JobQueue => {
    const queue = isRedis
      ? new BullQueue(connectionOf(redisUrl))
      : new OutboxQueue(service.app.get(JobRepository), service.clock);
    queue.handle('clear', work);
    queue.onApplicationBootstrap();
    open.add(queue);
    return queue;
  };
  const job = (name: string, dueAt = soon()) => ({
    id: `${name}.${isRedis}`,
    dueAt,
    data: { chatRoomId: name, userId: 'u', seq: 1 },
  });

  it('are done once, by one of the nodes, however often and by whomever they are planned', async () => {
    if (!isRedis) await quieten(service);
    const done: string[] = [];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((settle) => (finish = settle));
    const work = ({ chatRoomId }: Clear): Promise<Outcome> => {
      done.push(chatRoomId);
      if (chatRoomId === 'last') finish();
      return Promise.resolve(undefined);
    };
    const [one, other] = [node(work), node(work)];
    for (const queue of [one, other, one]) await queue.plan('clear', [job('a'), job('b')]);
    while (done.length < 2) await new Promise(setImmediate);
    await other.plan('clear', [job('a'), job('last')]);
    await finished;
    expect(done.filter((name) => name !== 'last').sort()).toEqual(['a', 'b']);
    for (const queue of [...open]) {
      await queue.beforeApplicationShutdown();
      open.delete(queue);
    }
  });

  it('are done again when they fail or say that it is too early', async () => {
    let tries = 0;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((settle) => (finish = settle));
    const queue = node(() => {
      tries += 1;
      if (tries === 1) return Promise.resolve({ again: soon() });
      if (tries === 2) return Promise.reject(new Error('not yet'));
      finish();
      return Promise.resolve(undefined);
    });
    await queue.plan('clear', [job('failing')]);
    if (!isRedis) service.clock.step(10_000);
    await finished;
    expect(tries).toBe(3);
  });
});

/** The jobs of the service's own queue are not what this is about: it stops working on them. */
async function quieten(service: NotifyingService): Promise<void> {
  await (service.app.get(JobQueue) as OutboxQueue).beforeApplicationShutdown();
}

async function startRedis(): Promise<{ redis: ChildProcess; redisUrl: string }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((settle) => probe.close(settle));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of redis.stdout!) if (String(chunk).includes('Ready to accept connections')) break;
  redis.stdout?.resume();
  return { redis, redisUrl: `redis://127.0.0.1:${port}` };
}
