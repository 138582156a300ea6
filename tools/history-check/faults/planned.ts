import { setTimeout as delay } from 'node:timers/promises';

import type { ApiNode } from '../product/api-node.ts';
import { fault, note, undisturbed, type Scene } from './scene.ts';

/** A rolling deployment: one node after the other is asked to end and is started again. */
export async function rollingRestart(scene: Scene): Promise<void> {
  for (const node of scene.stage.nodes) {
    await undisturbed(scene, 300, 1_000);
    await fault(scene, `restart ${node.name}`, async () => {
      const began = performance.now();
      const code = await node.terminate();
      note(scene, 'SIGTERM to exit, ms', performance.now() - began);
      note(scene, 'exit codes after SIGTERM', code ?? -1);
      await node.start();
    });
  }
}

/** A node stops dead for a while and goes on, as a virtual machine does that is moved. */
export async function pause(scene: Scene, node: ApiNode): Promise<void> {
  await undisturbed(scene, 200, 800);
  await fault(scene, `pause ${node.name}`, async () => {
    node.signal('SIGSTOP');
    await delay(scene.random.between(300, 1_500));
    node.signal('SIGCONT');
  });
}
