import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { CourseRole } from '@officehours/contracts';
import { Types, type Model, type QueryFilter } from 'mongoose';
import type { EnrolmentDocument } from './enrolment.schema';
import { writeUnordered } from './unordered.repository';

export interface Enrolment {
  courseId: string;
  userId: string;
  role: CourseRole;
  nameKey: string;
}

export interface NameCursor {
  nameKey: string;
  userId: string;
}

@Injectable()
export class EnrolmentRepository {
  constructor(@InjectModel('Enrolment') private readonly enrolments: Model<EnrolmentDocument>) {}

  async ofPerson(userId: string): Promise<Enrolment[]> {
    return this.read({ userId, endedAt: null });
  }

  async ofPeople(userIds: readonly string[]): Promise<Enrolment[]> {
    return this.read({ userId: { $in: userIds }, endedAt: null });
  }

  async roleIn(courseId: string, userId: string): Promise<CourseRole | null> {
    const [row] = await this.read({ courseId, userId, endedAt: null });
    return row?.role ?? null;
  }

  async staffOf(courseId: string): Promise<Enrolment[]> {
    const rows = await this.enrolments
      .find({ courseId, role: { $in: ['assistant', 'instructor'] }, endedAt: null })
      .sort({ nameKey: 1, userId: 1 })
      .lean<EnrolmentDocument[]>();
    return rows.map(toEnrolment);
  }

  async page(
    courseId: string,
    role: CourseRole,
    limit: number,
    after?: NameCursor,
    name?: string,
  ): Promise<Enrolment[]> {
    const filter: QueryFilter<EnrolmentDocument> = { courseId, role, endedAt: null };
    if (after)
      filter.$or = [
        { nameKey: { $gt: after.nameKey } },
        { nameKey: after.nameKey, userId: { $gt: after.userId } },
      ];
    if (name) filter.nameKey = { $regex: name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };
    const rows = await this.enrolments
      .find(filter)
      .sort({ nameKey: 1, userId: 1 })
      .limit(limit)
      .lean<EnrolmentDocument[]>();
    return rows.map(toEnrolment);
  }

  /** Enrols, or changes roles, unless a row comes from a newer token than `claimsAt`. */
  async put(rows: readonly Enrolment[], claimsAt: number): Promise<void> {
    const now = new Date();
    const operations = rows.map(({ courseId, userId, role, nameKey }) => ({
      updateOne: {
        filter: {
          courseId: new Types.ObjectId(courseId),
          userId: new Types.ObjectId(userId),
          claimsAt: { $lte: claimsAt },
        },
        update: {
          $set: { role, nameKey, endedAt: null, claimsAt, updatedAt: now },
          $setOnInsert: { createdAt: now },
        },
        upsert: true,
      },
    }));
    await writeUnordered(this.enrolments.collection, operations);
  }

  /** Whether this call gave a person of a course another role than `from`, and no newer token had spoken. */
  async changeRole(
    { courseId, userId, role }: Enrolment,
    from: CourseRole,
    claimsAt: number,
  ): Promise<boolean> {
    const { modifiedCount } = await this.enrolments.updateOne(
      { courseId, userId, role: from, endedAt: null, claimsAt: { $lte: claimsAt } },
      { $set: { role, claimsAt } },
    );
    return modifiedCount > 0;
  }

  /** Ends what a token issued at `claimsAt` lists no longer. */
  async endOthers(userId: string, keptCourseIds: readonly string[], claimsAt: number): Promise<void> {
    await this.enrolments.updateMany(
      { userId, courseId: { $nin: keptCourseIds }, claimsAt: { $lte: claimsAt }, endedAt: null },
      { $set: { endedAt: new Date(), claimsAt } },
    );
  }

  async rename(userId: string, nameKey: string): Promise<void> {
    await this.enrolments.updateMany({ userId }, { $set: { nameKey } });
  }

  private async read(filter: QueryFilter<EnrolmentDocument>): Promise<Enrolment[]> {
    const rows = await this.enrolments.find(filter).lean<EnrolmentDocument[]>();
    return rows.map(toEnrolment);
  }
}

function toEnrolment({ courseId, userId, role, nameKey }: EnrolmentDocument): Enrolment {
  return { courseId: courseId.toHexString(), userId: userId.toHexString(), role, nameKey };
}
