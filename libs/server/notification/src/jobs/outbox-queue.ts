import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@officehours/platform';
import {
  ATTEMPTS,
  FIRST_RETRY_MS,
  JobQueue,
  type JobKind,
  type NewJob,
  type Outcome,
  type Work,
} from './job-queue';
import { JobRepository, type TakenJob } from './job.repository';

/** Another node may have planned something, or a time may have come. */
const LOOK_EVERY_MS = 1_000;
/** A job that takes longer was given up, by a crash for example, and is done by whoever takes it next. */
const LEASE_MS = 30_000;
const AT_ONCE = 4;

/** Jobs in a collection of the database, done by the nodes themselves. */
@Injectable()
export class OutboxQueue extends JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(OutboxQueue.name);
  private readonly works = new Map<JobKind, Work<JobKind>>();
  private readonly working = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;
  private hasNews = false;

  constructor(
    private readonly jobs: JobRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async plan<K extends JobKind>(kind: K, jobs: readonly NewJob<K>[]): Promise<void> {
    await this.jobs.add(kind, jobs);
    this.look();
  }

  handle<K extends JobKind>(kind: K, work: Work<K>): void {
    this.works.set(kind, work as Work<JobKind>);
  }

  onApplicationBootstrap(): void {
    this.isRunning = true;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isRunning = false;
    clearInterval(this.timer);
    await Promise.all(this.working);
  }

  private look(): void {
    this.hasNews = true;
    while (this.isRunning && this.working.size < AT_ONCE && this.hasNews) {
      this.hasNews = false;
      const turn = this.turn().finally(() => {
        this.working.delete(turn);
        if (this.hasNews) this.look();
      });
      this.working.add(turn);
    }
  }

  /** Takes jobs until none is due. */
  private async turn(): Promise<void> {
    try {
      while (this.isRunning) {
        const job = await this.jobs.take(this.clock.now(), LEASE_MS);
        if (!job) return;
        await this.carryOut(job);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'jobs wait for the database');
    }
  }

  private async carryOut(job: TakenJob): Promise<void> {
    const outcome = await this.attempt(job);
    const now = this.clock.now();
    if (outcome instanceof Error) {
      if (job.attempt >= ATTEMPTS) return this.jobs.finish(job, now, true);
      const wait = FIRST_RETRY_MS * 2 ** (job.attempt - 1);
      return this.jobs.postpone(job, new Date(now.getTime() + wait), true);
    }
    if (outcome) return this.jobs.postpone(job, outcome.again, false);
    return this.jobs.finish(job, now);
  }

  private async attempt(job: TakenJob): Promise<Outcome | Error> {
    try {
      return await this.works.get(job.kind)?.(job.data as never);
    } catch (error) {
      this.log.warn({ err: error, job: job.key, attempt: job.attempt }, 'a job failed');
      return error instanceof Error ? error : new Error('a job failed');
    }
  }
}
