import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { mongo, type Model } from 'mongoose';
import type { JobKind, JobMap, NewJob } from './job-queue';
import type { JobDocument } from './job.schema';

const DUPLICATE = 11_000;

/** A job that was taken, and for which try: whoever takes it after this one failed to finish has a later number. */
export interface TakenJob {
  key: string;
  kind: JobKind;
  data: JobMap[JobKind];
  attempt: number;
}

@Injectable()
export class JobRepository {
  constructor(@InjectModel('Job') private readonly jobs: Model<JobDocument>) {}

  /** Durable when it returns. */
  async add<K extends JobKind>(kind: K, jobs: readonly NewJob<K>[]): Promise<void> {
    const documents = jobs.map(({ id, dueAt, data }) => ({
      _id: `${kind}:${id}`,
      kind,
      data: { ...data },
      dueAt,
      attempts: 0,
      isOpen: true as const,
    }));
    if (documents.length === 0) return;
    try {
      await this.jobs.collection.insertMany(documents as never, {
        ordered: false,
        writeConcern: { w: 'majority', j: true },
      });
    } catch (error) {
      // Planned before. An unordered write goes on after each of those.
      if (!(error instanceof mongo.MongoBulkWriteError) || !isAllDuplicates(error)) throw error;
    }
  }

  /** The next job that is due, for one taker; given up after `leaseMs` unless it was finished. */
  async take(now: Date, leaseMs: number): Promise<TakenJob | null> {
    const job = await this.jobs
      .findOneAndUpdate(
        { isOpen: true, dueAt: { $lte: now } },
        { $set: { dueAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<JobDocument>();
    return (
      job && {
        key: job._id,
        kind: job.kind as JobKind,
        data: job.data as unknown as JobMap[JobKind],
        attempt: job.attempts,
      }
    );
  }

  async finish({ key, attempt }: TakenJob, now: Date, hasFailed = false): Promise<void> {
    await this.jobs.updateOne(
      { _id: key, attempts: attempt, isOpen: true },
      { $set: { doneAt: now, ...(hasFailed && { hasFailed }) }, $unset: { isOpen: '' } },
    );
  }

  /** @param counts whether this try was one of those that a job has. */
  async postpone({ key, attempt }: TakenJob, dueAt: Date, counts: boolean): Promise<void> {
    await this.jobs.updateOne(
      { _id: key, attempts: attempt, isOpen: true },
      { $set: { dueAt, ...(!counts && { attempts: attempt - 1 }) } },
    );
  }
}

function isAllDuplicates({ writeErrors }: mongo.MongoBulkWriteError): boolean {
  const errors = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
  return errors.length > 0 && errors.every(({ code }) => code === DUPLICATE);
}
