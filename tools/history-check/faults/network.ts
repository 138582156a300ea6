import { setTimeout as delay } from 'node:timers/promises';

import { fault, note, type Scene } from './scene.ts';

/** For `forMs`, 30 % of all acknowledgements are swallowed and connections are cut now and then. */
export async function badNetwork(scene: Scene, forMs: number, acks = 0.3): Promise<void> {
  const { proxies } = scene.stage;
  await fault(scene, 'swallow acknowledgements, cut connections', async () => {
    for (const { losses } of proxies) losses.acks = acks;
    const end = performance.now() + forMs;
    let cut = 0;
    while (performance.now() < end) {
      await delay(scene.random.between(200, 800));
      cut += scene.random.pick(proxies).cut(0.15);
    }
    for (const { losses } of proxies) losses.acks = 0;
    note(scene, 'connections cut', cut);
  });
}
