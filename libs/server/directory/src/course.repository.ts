import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model } from 'mongoose';
import type { CourseDocument } from './course.schema';
import type { CourseRecord } from './directory';
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

  /** Makes courses or renames them, unless their title comes from a newer token than `claimsAt`. */
  async put(rows: readonly CourseRecord[], claimsAt: number): Promise<void> {
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
  return { id: course._id.toHexString(), title: course.title };
}
