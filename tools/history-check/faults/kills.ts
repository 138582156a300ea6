import { setTimeout as delay } from 'node:timers/promises';

import type { ApiNode } from '../product/api-node.ts';
import { until } from '../waiting.ts';
import { fault, killMoment, lastWord, note, type Scene } from './scene.ts';

/** A supervisor needs a moment to notice. */
const notice = ({ random }: Scene) => delay(random.between(0, 200));

/** `kill -9` of one node under load, and its restart. With the database inside, that kills both. */
export async function killNode(scene: Scene, node: ApiNode): Promise<void> {
  await killMoment(scene);
  await fault(scene, `kill ${node.name}`, () => killAndStart(scene, node), true);
}

/** The same right after everything has been answered: what is derived from the log must be made good again. */
export async function killAfterLastWord(scene: Scene, node: ApiNode): Promise<void> {
  await lastWord(scene);
  await fault(scene, `kill ${node.name} after the last answer`, () => killAndStart(scene, node));
}

async function killAndStart(scene: Scene, node: ApiNode): Promise<void> {
  await node.kill();
  await notice(scene);
  note(scene, 'ready after a kill, ms', await node.start());
}

/** `kill -9` of the database alone; the nodes live on without it and find it again. */
export async function killDatabase(scene: Scene): Promise<void> {
  const { database, nodes } = scene.stage;
  if (!database) throw new Error('this stage has no database of its own');
  await killMoment(scene);
  const restart = async () => {
    await database.kill();
    await notice(scene);
    await database.start();
    const began = performance.now();
    for (const node of nodes) await until(`${node.name} to find the database`, () => node.isReady(), 60_000);
    note(scene, 'database found again, ms', performance.now() - began);
  };
  await fault(scene, 'kill database', restart, true);
}

/** `kill -9` of the database and of all nodes within 50 ms, in any order. */
export async function killBoth(scene: Scene): Promise<void> {
  const { database, nodes } = scene.stage;
  if (!database) throw new Error('this stage has no database of its own');
  await killMoment(scene);
  const victims = scene.random.shuffled([database, ...nodes]);
  const restart = async () => {
    await Promise.all(
      victims.map(async (victim, index) => {
        if (index > 0) await delay(scene.random.between(0, 50));
        await victim.kill();
      }),
    );
    await notice(scene);
    await database.start();
    await Promise.all(nodes.map((node) => node.start()));
  };
  await fault(scene, 'kill database and nodes', restart, true);
}

/** Redis is killed, stays away for a while and comes back empty. Sends must go on meanwhile. */
export async function killRedis(scene: Scene, awayMs: number): Promise<void> {
  const { redis } = scene.stage;
  if (!redis) throw new Error('this stage has no Redis');
  await killMoment(scene);
  const restart = async () => {
    await redis.kill();
    const before = scene.recorder.acknowledged;
    await delay(awayMs);
    note(scene, 'acknowledged while Redis was away', scene.recorder.acknowledged - before);
    await redis.start();
  };
  await fault(scene, 'kill redis', restart, true);
}
