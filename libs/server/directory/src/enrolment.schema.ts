import { COURSE_ROLES, type CourseRole } from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

export interface EnrolmentDocument {
  _id: Types.ObjectId;
  courseId: Types.ObjectId;
  userId: Types.ObjectId;
  role: CourseRole;
  /** The person's name as the roster sorts and searches it. */
  nameKey: string;
  /** Kept when it is over, so that an older token cannot bring it back. */
  endedAt: Date | null;
  /** Milliseconds: `iat` of the token this row comes from. */
  claimsAt: number;
}

export const enrolmentSchema = new Schema<EnrolmentDocument>(
  {
    courseId: { type: Schema.Types.ObjectId, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    role: { type: String, enum: COURSE_ROLES, required: true },
    nameKey: { type: String, required: true },
    endedAt: { type: Date, default: null },
    claimsAt: { type: Number, default: 0 },
  },
  { collection: 'enrolments', timestamps: true, versionKey: false },
);

// roleIn: one person in one course; also keeps it to one row.
enrolmentSchema.index({ courseId: 1, userId: 1 }, { unique: true });
// coursesOf: a person's courses.
enrolmentSchema.index({ userId: 1 });
// roster and staffOf: a page of one role, by name.
enrolmentSchema.index({ courseId: 1, role: 1, nameKey: 1, userId: 1 });
