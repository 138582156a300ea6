import { parentPort, workerData } from 'node:worker_threads';
import type { MaintenanceTask } from './maintenance/maintenance-thread.ts';
import type { ServerOptions } from './server/server.ts';

/** What a thread of this module is for. */
export type WorkerRole =
  /** Which database it is for, the first message says. */
  { role: 'server' } | { role: 'checkpoint'; path: string } | { role: 'maintenance'; task: MaintenanceTask };

if (!parentPort)
  throw new Error('This module runs in the worker threads of embedded-mongodb; call start() instead.');

const port = parentPort;
const work = workerData as WorkerRole;
// Each thread loads what it needs and no more: the one for checkpoints starts with every server.
if (work.role === 'server') {
  const { runServer } = await import('./server/server-thread.ts');
  port.once('message', (options: ServerOptions) => void runServer(port, options));
} else if (work.role === 'maintenance')
  (await import('./maintenance/maintenance-thread.ts')).runMaintenance(port, work.task);
else (await import('./storage/checkpoint-thread.ts')).runCheckpoints(port, work.path);
