import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model } from 'mongoose';
import type { CourseDocument } from './course.schema';
import type { CourseRecord } from './directory';
import type { CourseRow, CourseTalk } from './directory-import';
import { writeUnordered } from './unordered.repository';

@Injectable()
export class CourseRepository {
  constructor(@InjectModel('Course') private readonly courses: Model<CourseDocument>) {}

  async find(id: string): Promise<CourseRecord | null> {
    const course = await this.courses.findById(id).lean<CourseDocument>();
    return course && toRecord(course);
  }

  async findMany(ids: readonly string[]): Promise<CourseRecord[]> {
    const courses = await this.courses.find({ _id: { $in: ids } }).lean<CourseDocument[]>();
    return courses.map(toRecord);
  }

  /** Sets how people of a course may talk; absent fields stay. False when there is no such course. */
  async setTalk(id: string, talk: CourseTalk): Promise<boolean> {
    const { matchedCount } = await this.courses.updateOne({ _id: id }, { $set: talk });
    return matchedCount > 0;
  }

  /** Makes courses or renames them, unless their title comes from a newer token than `claimsAt`. */
  async put(rows: readonly CourseRow[], claimsAt: number): Promise<void> {
    const now = new Date();
    const operations = rows.map((row) => ({
      updateOne: {
        filter: { _id: new Types.ObjectId(row.id), claimsAt: { $lte: claimsAt } },
        update: { $set: { title: row.title, claimsAt, updatedAt: now }, $setOnInsert: { createdAt: now } },
        upsert: true,
      },
    }));
    await writeUnordered(this.courses.collection, operations);
  }
}

function toRecord(course: CourseDocument): CourseRecord {
  const { title, peerTalk = false, endsAt = null } = course;
  return { id: course._id.toHexString(), title, peerTalk, endsAt };
}
