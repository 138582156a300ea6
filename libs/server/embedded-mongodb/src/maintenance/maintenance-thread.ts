import type { MessagePort } from 'node:worker_threads';
import { StartError } from '../storage/open.ts';
import { backupFile } from './backup.ts';
import { restoreFile, type RestoreOptions } from './restore.ts';
import { verifyFile, type Verdict } from './verify.ts';

/** Work on files that takes long, for a thread of its own. */
export type MaintenanceTask =
  | { task: 'backup'; from: string; to: string }
  | { task: 'verify'; path: string }
  | ({ task: 'restore' } & RestoreOptions);

export type MaintenanceResult = { verdict: Verdict | undefined } | { refusal: string; expected: boolean };

const perform = (task: MaintenanceTask): Verdict | undefined => {
  if (task.task === 'verify') return verifyFile(task.path);
  if (task.task === 'backup') backupFile(task.from, task.to);
  else restoreFile(task);
  return undefined;
};

export const runMaintenance = (port: MessagePort, task: MaintenanceTask): void => {
  try {
    port.postMessage({ verdict: perform(task) } satisfies MaintenanceResult);
  } catch (error) {
    const refusal = error instanceof Error ? error.message : String(error);
    port.postMessage({ refusal, expected: error instanceof StartError } satisfies MaintenanceResult);
  }
  port.close();
};
