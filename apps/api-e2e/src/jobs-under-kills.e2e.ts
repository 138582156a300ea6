import { Redis } from 'ioredis';
import { Cluster } from './support/cluster';
import { PushReceiver } from './support/push-receiver';
import { DEVICES, Tellings } from './support/tellings';
import { until } from './support/wait';

/** More than once: a job that meets two crashes is done all the same. */
const KILLS = 3;
const MESSAGES = 24;
/** Of two nodes, four notifications each, for all devices of a person. */
const ON_THEIR_WAY = 2 * 4 * DEVICES;
const QUEUE = 'officehours-jobs:push';

let pushes: PushReceiver;
let cluster: Cluster;
let redis: Redis;
let tellings: Tellings;

beforeAll(async () => {
  pushes = await PushReceiver.start();
  cluster = await Cluster.start(2, pushes.environment);
  redis = new Redis(cluster.redisUrl);
  tellings = await Tellings.start(cluster.nodes[0]!, pushes);
}, 60_000);

afterAll(async () => {
  redis.disconnect();
  await cluster.stop();
  pushes.stop();
});

/** What a node was at work on when it died is free a minute later: that minute is over. */
async function passMinute(): Promise<number> {
  const active = await redis.lrange(`${QUEUE}:active`, 0, -1);
  if (active.length > 0) await redis.sadd(`${QUEUE}:stalled`, ...active);
  await redis.del(`${QUEUE}:stalled-check`, ...active.map((id) => `${QUEUE}:${id}:lock`));
  return active.length;
}

const isDone = async (): Promise<boolean> => {
  const waiting = await Promise.all([
    redis.zcard(`${QUEUE}:delayed`),
    redis.llen(`${QUEUE}:wait`),
    redis.llen(`${QUEUE}:active`),
  ]);
  return waiting.every((count) => count === 0);
};

it(
  'a message is told though both nodes are killed while they tell it, once but for what was on its way, and never after it was read',
  async () => {
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = pushes.arrived.length + 6 + kill * 11;
      const killed = pushes.until(enough).then(() => Promise.all(cluster.nodes.map((node) => node.kill9())));
      await tellings.write(cluster.nodes, MESSAGES);
      await killed;
      tellings.nextLife();
      interrupted += await passMinute();
      await Promise.all(cluster.nodes.map((node) => node.restart()));
    }
    await until('everything to be done', isDone, 60_000);
    await until('every device to be told', () => tellings.isEverythingTold(), 60_000);
    tellings.nextLife();

    const { expected, again, twice, ofRead, read } = tellings.result();
    expect(interrupted).toBeGreaterThan(0);
    expect(twice).toEqual([]);
    expect(again).toBeLessThanOrEqual(KILLS * ON_THEIR_WAY);
    expect(expected).toBeGreaterThan(0);
    expect(read).toBeGreaterThan(0);
    expect(ofRead).toEqual([]);
    expect(await redis.zcard(`${QUEUE}:failed`)).toBe(0);
  },
  60_000 + KILLS * 30_000,
);

it('a notification that meets one crash after another is told in the end', async () => {
  const [one, other] = cluster.nodes as [(typeof cluster.nodes)[0], (typeof cluster.nodes)[0]];
  await other.terminate();
  let before = pushes.arrived.length;
  pushes.hold();
  await tellings.write([one], 1);
  for (let crash = 0; crash < 3; crash += 1) {
    await pushes.until(before + 1);
    await one.kill9();
    before = pushes.arrived.length;
    expect(await passMinute()).toBe(1);
    await one.restart();
  }
  pushes.release();
  await until('everything to be done', isDone, 60_000);
  expect(await redis.zcard(`${QUEUE}:failed`)).toBe(0);
  expect(tellings.isEverythingTold()).toBe(true);
});
