import { Worker } from 'node:worker_threads';
import { ownWorker } from '../worker-location.ts';
import type { WorkerRole } from '../worker.ts';

const role: WorkerRole = { role: 'server' };
let waiting: Worker | undefined;

const forget = (): void => {
  waiting = undefined;
};

/**
 * Begins the thread of the next server, which loads its modules while the caller loads its own, and waits to be told which
 * database it is for.
 */
export const prepareThread = (): void => {
  if (waiting) return;
  waiting = new Worker(ownWorker(), { workerData: role });
  waiting.unref();
  // What is wrong with it, the one that is begun in its place says as well.
  waiting.once('error', forget).once('exit', forget);
};

/** The thread that waits, or else a new one. */
export const takeThread = (): Worker => {
  const thread = waiting ?? new Worker(ownWorker(), { workerData: role });
  thread.off('error', forget).off('exit', forget).ref();
  forget();
  return thread;
};
