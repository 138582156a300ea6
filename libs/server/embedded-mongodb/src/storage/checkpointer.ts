import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { ownWorker } from '../worker-location.ts';
import type { WorkerRole } from '../worker.ts';
import { resultOf, type CheckpointResult } from './checkpoint-thread.ts';

const pageSize = 4096;

/** When what is done about the log, in pages of it (4 kB). */
export interface LogLimits {
  /** With so many pages not yet in the file the second thread moves them. */
  pass: number;
  /** At so many pages the log is to start over, as soon as little more than a pass is left to move. */
  restart: number;
  /** At so many pages it starts over at once, though that may take the writer's time. */
  most: number;
}

/** 4, 64 and 128 MB. */
const usualLimits: LogLimits = { pass: 1024, restart: 16_384, most: 32_768 };

/**
 * Keeps the write-ahead log short without holding up the writer: a second thread copies pages into the file
 * while the writer goes on, which is most of the work of a checkpoint. Under a load that never pauses the log would
 * still grow for ever, since it starts over only when all of it is in the file; the writer then moves the last pages
 * itself. The file of the log keeps its size up to `restart`: overwriting is cheaper than growing.
 */
export class Checkpointer {
  private readonly db: DatabaseSync;
  private readonly report: (failure: string) => void;
  private readonly worker: Worker;
  private readonly exited: Promise<void>;
  /** Without its thread the writer does all checkpoints itself. */
  private alone = false;
  private busy = false;
  private readonly limits: LogLimits;
  private readonly look: StatementSync;

  constructor(db: DatabaseSync, path: string, report: (failure: string) => void, limits = usualLimits) {
    this.db = db;
    this.report = report;
    this.limits = limits;
    db.exec(`PRAGMA journal_size_limit = ${limits.restart * pageSize}`);
    // Says how long the log is, and does nothing.
    this.look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
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

  /** To be called after each commit, outside of a transaction. */
  committed(): void {
    if (this.busy && !this.alone) return;
    const { logged, moved } = resultOf(this.look.get());
    if (logged - moved < this.limits.pass) return;
    if (this.alone) return this.startOver();
    this.busy = true;
    this.worker.postMessage('checkpoint');
  }

  private done({ failure }: CheckpointResult): void {
    this.busy = false;
    if (failure) this.report(failure);
    else if (!this.db.isTransaction) this.shorten();
  }

  /** The pages written during a pass are few when the disk keeps up; another pass makes them fewer. */
  private shorten(): void {
    const { pass, restart, most } = this.limits;
    const { logged, moved } = resultOf(this.look.get());
    if (logged >= most || (logged >= restart && logged - moved <= pass)) this.startOver();
    else this.committed();
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
