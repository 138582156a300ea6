import { Schema, type Types } from 'mongoose';

export interface EnrolmentChangeDocument {
  _id: Types.ObjectId;
  courseId: Types.ObjectId;
  userIds: Types.ObjectId[];
  demotedIds: Types.ObjectId[];
  dueAt: Date;
}

/** What is yet to be followed. Rows live from before a change is stored until all that hangs on it has followed. */
export const enrolmentChangeSchema = new Schema<EnrolmentChangeDocument>(
  {
    courseId: { type: Schema.Types.ObjectId, required: true },
    userIds: [{ type: Schema.Types.ObjectId, required: true }],
    demotedIds: [{ type: Schema.Types.ObjectId, required: true }],
    dueAt: { type: Date, required: true },
  },
  { collection: 'enrolmentChanges', versionKey: false },
);

// take: the one that has been due for longest.
enrolmentChangeSchema.index({ dueAt: 1 });
