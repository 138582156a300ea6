import { parentPort, workerData } from 'node:worker_threads';
import { runCheckpoints } from './storage/checkpoint-thread.ts';
import { runMaintenance, type MaintenanceTask } from './maintenance/maintenance-thread.ts';
import { runServer } from './server/server-thread.ts';
import type { ServerOptions } from './server/server.ts';

/** What a thread of this module is for. */
export type WorkerRole =
  | { role: 'server'; options: ServerOptions }
  | { role: 'checkpoint'; path: string }
  | { role: 'maintenance'; task: MaintenanceTask };

if (!parentPort)
  throw new Error('This module runs in the worker threads of embedded-mongodb; call start() instead.');

const work = workerData as WorkerRole;
if (work.role === 'server') void runServer(parentPort, work.options);
else if (work.role === 'maintenance') runMaintenance(parentPort, work.task);
else runCheckpoints(parentPort, work.path);
