import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { ownWorker } from '../worker-location.ts';
import type { WorkerRole } from '../worker.ts';
import type { CheckpointResult } from './checkpoint-thread.ts';

/** After so many commits the pages of the log are moved into the file in the background. */
const commitsPerCheckpoint = 128;
/**
 * At so many pages (64 MB) the writer moves the rest itself, so that the log starts over and cannot grow for
 * ever under a load that never pauses. The file of the log keeps its size: overwriting is cheaper than growing.
 */
const mostPages = 16_384;

/**
 * Keeps the write-ahead log short without holding up the writer: a second thread copies pages into the file
 * while the writer goes on, which is most of the work of a checkpoint.
 */
export class Checkpointer {
  private readonly db: DatabaseSync;
  private readonly report: (failure: string) => void;
  private readonly worker: Worker;
  private readonly exited: Promise<void>;
  /** Without its thread the writer does all checkpoints itself. */
  private alone = false;
  private commits = 0;
  private busy = false;

  constructor(db: DatabaseSync, path: string, report: (failure: string) => void) {
    this.db = db;
    this.report = report;
    const role: WorkerRole = { role: 'checkpoint', path };
    this.worker = new Worker(ownWorker(), { workerData: role });
    this.worker.on('message', (result: CheckpointResult) => this.done(result));
    this.worker.on('error', (error) => report(`The checkpoint thread ended: ${String(error)}`));
    this.exited = new Promise((settle) => {
      this.worker.once('exit', () => {
        this.alone = true;
        settle();
      });
    });
    this.worker.unref();
  }

  /** To be called after each commit. */
  committed(): void {
    if (++this.commits < commitsPerCheckpoint || (this.busy && !this.alone)) return;
    this.commits = 0;
    if (this.alone) return this.startOver();
    this.busy = true;
    this.worker.postMessage('checkpoint');
  }

  private done({ logged, failure }: CheckpointResult): void {
    this.busy = false;
    if (failure) this.report(failure);
    else if (logged > mostPages && !this.db.isTransaction) this.startOver();
  }

  /** Most pages have just been moved, so little is left to do; a backup that still reads is not waited for. */
  private startOver(): void {
    try {
      this.db.exec('PRAGMA busy_timeout = 0');
      this.db.exec('PRAGMA wal_checkpoint(RESTART)');
    } catch (error) {
      this.report(String(error));
    } finally {
      this.db.exec('PRAGMA busy_timeout = 5000');
    }
  }

  async close(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage('close');
    await this.exited;
  }
}
