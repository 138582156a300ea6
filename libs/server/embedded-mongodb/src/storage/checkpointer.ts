import { once } from 'node:events';
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { ownWorker } from '../worker-location.ts';
import type { WorkerRole } from '../worker.ts';
import type { CheckpointResult } from './checkpoint-thread.ts';

/** From this size of the log on, its pages are moved into the file in the background. */
const softBytes = 4 << 20;
/** At this size the writer moves the rest itself, so that the log starts over and cannot grow for ever. */
const hardBytes = 64 << 20;
/** The size is looked at once in so many commits. */
const commitsPerLook = 16;

/**
 * Keeps the write-ahead log short without holding up the writer: a second thread copies pages into the file
 * while the writer goes on, which is most of the work of a checkpoint.
 */
export class Checkpointer {
  private readonly db: DatabaseSync;
  private readonly log: string;
  private readonly report: (failure: string) => void;
  private readonly worker: Worker;
  private commits = 0;
  private busy = false;

  constructor(db: DatabaseSync, path: string, report: (failure: string) => void) {
    this.db = db;
    this.log = `${path}-wal`;
    this.report = report;
    const role: WorkerRole = { role: 'checkpoint', path };
    this.worker = new Worker(ownWorker(), { workerData: role });
    this.worker.on('message', (result: CheckpointResult) => this.done(result));
    this.worker.on('error', (error) => report(String(error)));
    this.worker.unref();
  }

  /** To be called after each commit. */
  committed(): void {
    if (++this.commits % commitsPerLook !== 0 || this.busy || this.size() < softBytes) return;
    this.busy = true;
    this.worker.postMessage('checkpoint');
  }

  private done({ failure }: CheckpointResult): void {
    this.busy = false;
    if (failure) this.report(failure);
    else if (this.size() > hardBytes && !this.db.isTransaction) this.startOver();
  }

  /** Most pages have just been moved, so little is left to do; a backup that still reads is not waited for. */
  private startOver(): void {
    try {
      this.db.exec('PRAGMA busy_timeout = 0');
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      this.report(String(error));
    } finally {
      this.db.exec('PRAGMA busy_timeout = 5000');
    }
  }

  private size(): number {
    return statSync(this.log, { throwIfNoEntry: false })?.size ?? 0;
  }

  async close(): Promise<void> {
    this.worker.ref();
    const exit = once(this.worker, 'exit');
    this.worker.postMessage('close');
    await exit;
  }
}
