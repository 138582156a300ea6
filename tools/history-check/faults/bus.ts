import { setTimeout as delay } from 'node:timers/promises';

import type { Link } from './link.ts';
import { fault, note, underWay, type Scene } from './scene.ts';

/** The Redis stream through which nodes tell each other what to emit. */
const STREAM = 'officehours';

/** What can happen to the bus between nodes while it stays where it is. */
export const busFaults = ['cut', 'slow', 'trimmed', 'emptied', 'blocked'] as const;
export type BusFault = (typeof busFaults)[number];

/** Does one of them under load and lets it heal; sends must go on meanwhile. */
export async function disturbBus(scene: Scene, kind: BusFault): Promise<void> {
  await delay(scene.random.between(200, 1_000));
  await underWay(scene);
  await fault(scene, `bus ${kind}`, async () => {
    const before = scene.recorder.acknowledged;
    await during[kind](scene);
    note(scene, 'acknowledged while the bus was disturbed', scene.recorder.acknowledged - before);
  });
}

const someLink = ({ stage, random }: Scene): Link => random.pick(stage.links);
const redisOf = ({ stage }: Scene) => {
  if (!stage.redis) throw new Error('this stage has no Redis');
  return stage.redis;
};

const during: Record<BusFault, (scene: Scene) => Promise<void>> = {
  async cut(scene) {
    const link = someLink(scene);
    link.cut();
    await delay(scene.random.between(500, 3_000));
    link.mend();
  },
  async slow(scene) {
    const link = someLink(scene);
    link.delayMs = scene.random.between(50, 500);
    await delay(scene.random.between(500, 3_000));
    link.delayMs = 0;
  },
  /** Cut off and, before it is back, everything it missed is thrown away. */
  async trimmed(scene) {
    const link = someLink(scene);
    link.cut();
    await delay(scene.random.between(500, 2_000));
    await redisOf(scene).say(`XTRIM ${STREAM} MAXLEN 0`);
    link.mend();
  },
  async emptied(scene) {
    await redisOf(scene).say('FLUSHALL');
    await delay(500);
  },
  async blocked(scene) {
    await redisOf(scene).say(`CLIENT PAUSE ${scene.random.whole(500, 3_000)}`);
    await delay(3_000);
  },
};
