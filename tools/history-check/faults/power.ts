import { setTimeout as delay } from 'node:timers/promises';

import type { ApiNode } from '../product/api-node.ts';
import { until } from '../waiting.ts';
import { fault, killMoment, note, type Scene } from './scene.ts';

/** The power goes: everything is killed, and the disk has lost what was not synchronised, all of it or some of it. */
export async function powerCut(scene: Scene, node: ApiNode): Promise<void> {
  const { random, stage } = scene;
  const { disk } = stage;
  if (!disk) throw new Error('this stage has no disk of its own');
  await killMoment(scene);
  const all = random.chance(0.5);
  const restart = async () => {
    await node.kill();
    note(
      scene,
      'writes lost in a cut',
      disk.cut(() => all || random.chance(2 / 3)),
    );
    await delay(random.between(0, 200));
    note(scene, 'ready after a cut, ms', await node.start());
  };
  await fault(scene, `power cut of ${node.name}`, restart, true);
}

/** The control: for a while the disk only says that it has synchronised, and then the power goes. */
export async function powerCutOnForgetfulDisk(scene: Scene, node: ApiNode): Promise<void> {
  const { disk } = scene.stage;
  if (!disk) throw new Error('this stage has no disk of its own');
  disk.behave('forget');
  const before = scene.recorder.acknowledged;
  const enough = before + 50;
  await until('something to lose', () => scene.recorder.acknowledged >= enough, 60_000);
  await delay(500);
  await fault(scene, 'power cut on a disk that forgets', async () => {
    await node.kill();
    disk.cut(() => true);
    disk.behave('fine');
    await node.start();
  });
}
