import type { MessagePort } from 'node:worker_threads';
import { DatabaseSync } from 'node:sqlite';

/** The result of one checkpoint: pages in the log, and how many of them are in the file now. */
export interface CheckpointResult {
  logged: number;
  moved: number;
  failure?: string;
}

/** Moves pages from the log into the file whenever asked, on a connection of its own. */
export const runCheckpoints = (port: MessagePort, path: string): void => {
  const db = new DatabaseSync(path, { timeout: 5000 });
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA cache_size = -512');
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  port.on('message', (request: 'checkpoint' | 'close') => {
    if (request === 'close') {
      db.close();
      port.close();
      return;
    }
    port.postMessage(run(() => checkpoint.get()));
  });
};

/** What SQLite answers to a checkpoint. */
export const resultOf = (row: Record<string, unknown> | undefined): CheckpointResult => ({
  logged: Number(row?.['log']),
  moved: Number(row?.['checkpointed']),
});

const run = (checkpoint: () => Record<string, unknown> | undefined): CheckpointResult => {
  try {
    return resultOf(checkpoint());
  } catch (error) {
    return { logged: 0, moved: 0, failure: String(error) };
  }
};
