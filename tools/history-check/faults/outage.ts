import { setTimeout as delay } from 'node:timers/promises';

import { until } from '../waiting.ts';
import { fault, killMoment, note, type Scene } from './scene.ts';

/** The database is away for longer than anyone's patience: the nodes must say so, and recover by themselves. */
export async function databaseAway(scene: Scene, awayMs: number): Promise<void> {
  const { database, nodes } = scene.stage;
  if (!database) throw new Error('this stage has no database of its own');
  await killMoment(scene);
  const outage = async () => {
    await database.kill();
    const gone = performance.now();
    for (const node of nodes) {
      await until(`${node.name} to say that it is not ready`, async () => !(await node.isReady()));
      note(scene, 'not ready without a database, ms', performance.now() - gone);
    }
    await delay(Math.max(0, awayMs - (performance.now() - gone)));
    await database.start();
    const back = performance.now();
    for (const node of nodes) await until(`${node.name} to recover`, () => node.isReady());
    note(scene, 'ready with the database back, ms', performance.now() - back);
  };
  await fault(scene, 'database away', outage, true);
}
