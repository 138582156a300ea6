import { Schema } from 'mongoose';
import { REMEMBERED_SECONDS } from './job-queue';

export interface JobDocument {
  /** Kind and id: what makes a job planned once. */
  _id: string;
  kind: string;
  data: Record<string, unknown>;
  /** When it is to be done; while it is being done, when that counts as given up. */
  dueAt: Date;
  attempts: number;
  /** Absent when there is nothing left to do. */
  isOpen?: true;
  doneAt?: Date;
  hasFailed?: boolean;
}

/** The outbox of what is to be done later. */
export const jobSchema = new Schema<JobDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, default: 0 },
    isOpen: { type: Boolean },
    doneAt: { type: Date },
    hasFailed: { type: Boolean },
  },
  { collection: 'jobs', versionKey: false, minimize: false },
);

// take: the next job that is due.
jobSchema.index({ dueAt: 1 }, { partialFilterExpression: { isOpen: true } });
// What is done is remembered for a while, so that it is not planned again.
jobSchema.index({ doneAt: 1 }, { expireAfterSeconds: REMEMBERED_SECONDS });
