import { createRequire } from 'node:module';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ConnectionOptions, Job, Queue, Worker } from 'bullmq';
import {
  ATTEMPTS,
  FIRST_RETRY_MS,
  JobQueue,
  REMEMBERED_SECONDS,
  type JobKind,
  type NewJob,
  type Work,
} from './job-queue';

const load = createRequire(import.meta.url);

const PREFIX = 'officehours-jobs';
const AT_ONCE = 4;

/** Jobs in Redis by BullMQ, shared by all nodes. */
@Injectable()
export class BullQueue extends JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(BullQueue.name);
  private readonly queues = new Map<JobKind, Queue>();
  private readonly workers: Worker[] = [];
  private readonly works = new Map<JobKind, Work<JobKind>>();
  // Loaded where it is used: without Redis it would be memory for nothing.
  private readonly bull = load('bullmq') as typeof import('bullmq');

  constructor(private readonly connection: ConnectionOptions) {
    super();
  }

  async plan<K extends JobKind>(kind: K, jobs: readonly NewJob<K>[]): Promise<void> {
    await this.queueOf(kind).addBulk(
      jobs.map(({ id, dueAt, data }) => ({
        name: kind,
        data,
        opts: {
          jobId: id,
          delay: Math.max(0, dueAt.getTime() - Date.now()),
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
          removeOnComplete: { age: REMEMBERED_SECONDS },
          removeOnFail: { age: REMEMBERED_SECONDS },
        },
      })),
    );
  }

  handle<K extends JobKind>(kind: K, work: Work<K>): void {
    this.works.set(kind, work as Work<JobKind>);
  }

  onApplicationBootstrap(): void {
    for (const [kind, work] of this.works) {
      const worker = new this.bull.Worker(kind, (job, token) => this.carryOut(work, job, token), {
        connection: this.connection,
        prefix: PREFIX,
        concurrency: AT_ONCE,
        // A job is not given up because the nodes that were at work on it died.
        maxStalledCount: ATTEMPTS,
      });
      worker.on('error', (error) => this.log.warn({ err: error, kind }, 'jobs wait for Redis'));
      worker.on('failed', (job, error) =>
        this.log.warn({ err: error, job: job?.id, attempt: job?.attemptsMade }, 'a job failed'),
      );
      this.workers.push(worker);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private async carryOut(work: Work<JobKind>, job: Job, token: string | undefined): Promise<void> {
    const outcome = await work(job.data as never);
    if (!outcome) return;
    await job.moveToDelayed(outcome.again.getTime(), token);
    throw new this.bull.DelayedError();
  }

  private queueOf(kind: JobKind): Queue {
    const known = this.queues.get(kind);
    if (known) return known;
    const queue = new this.bull.Queue(kind, { connection: this.connection, prefix: PREFIX });
    queue.on('error', (error) => this.log.warn({ err: error, kind }, 'jobs wait for Redis'));
    this.queues.set(kind, queue);
    return queue;
  }
}
