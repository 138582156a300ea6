import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model } from 'mongoose';
import type { EnrolmentChangeDocument } from './enrolment-change.schema';

export interface EnrolmentChange {
  courseId: string;
  /** Who came into the course, left it, or has another role in it. */
  userIds: string[];
  /** Those of them who were of its staff and are its students now. */
  demotedIds: string[];
}

export interface DueEnrolmentChange extends EnrolmentChange {
  id: string;
}

/** Changes of enrolments from before they are stored until they have been followed. */
@Injectable()
export class EnrolmentChangeRepository {
  constructor(@InjectModel('EnrolmentChange') private readonly rows: Model<EnrolmentChangeDocument>) {}

  /** Writes nothing where nothing changes. */
  async begin(changes: readonly EnrolmentChange[], dueAt: Date): Promise<DueEnrolmentChange[]> {
    if (changes.length === 0) return [];
    const begun = changes.map((change) => ({ ...change, id: new Types.ObjectId().toHexString() }));
    await this.rows.insertMany(begun.map(({ id: _id, ...change }) => ({ _id, ...change, dueAt })));
    return begun;
  }

  async end({ id }: DueEnrolmentChange): Promise<void> {
    await this.rows.deleteOne({ _id: id });
  }

  /** Whoever works on these goes on doing so until `until`. */
  async defer(ids: readonly string[], until: Date): Promise<void> {
    await this.rows.updateMany({ _id: { $in: ids } }, { $set: { dueAt: until } });
  }

  /** The one that has been due for longest before `now`, for one taker; due again at `until` unless it is ended. */
  async take(now: Date, until: Date): Promise<DueEnrolmentChange | null> {
    const row = await this.rows
      .findOneAndUpdate({ dueAt: { $lt: now } }, { $set: { dueAt: until } }, { sort: { dueAt: 1 } })
      .lean<EnrolmentChangeDocument>();
    return (
      row && {
        id: row._id.toHexString(),
        courseId: row.courseId.toHexString(),
        userIds: row.userIds.map((id) => id.toHexString()),
        demotedIds: row.demotedIds.map((id) => id.toHexString()),
      }
    );
  }
}
