import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StartError } from '../storage/open.ts';
import { ownWorker } from '../worker-location.ts';
import type { WorkerRole } from '../worker.ts';
import type { MaintenanceResult, MaintenanceTask } from './maintenance-thread.ts';
import type { RestoreOptions } from './restore.ts';
import type { Verdict } from './verify.ts';

const inThread = async (task: MaintenanceTask): Promise<Verdict | undefined> => {
  const role: WorkerRole = { role: 'maintenance', task };
  const worker = new Worker(ownWorker(), { workerData: role });
  const [result] = (await once(worker, 'message')) as [MaintenanceResult];
  if ('verdict' in result) return result.verdict;
  throw result.expected ? new StartError(result.refusal) : new Error(result.refusal);
};

/** Copies a database file as of one moment, while it is in use or not. `to` must not exist. */
export const backup = async (from: string, to: string): Promise<void> => {
  await inThread({ task: 'backup', from, to });
};

/** Checks a database file or a backup from end to end, while it is in use or not. */
export const verify = async (path: string): Promise<Verdict> => (await inThread({ task: 'verify', path }))!;

/** Makes a database file of a backup; the database gets a new epoch. Refused while `to` is in use. */
export const restore = async (options: RestoreOptions): Promise<void> => {
  await inThread({ task: 'restore', ...options });
};
