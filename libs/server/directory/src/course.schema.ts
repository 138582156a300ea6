import { Schema, type Types } from 'mongoose';

export interface CourseDocument {
  _id: Types.ObjectId;
  title: string;
  /** Milliseconds: `iat` of the token the title comes from. */
  claimsAt: number;
  /** Students may write to each other. */
  peerTalk?: boolean;
  endsAt?: Date | null;
}

/** Read by `_id` only. */
export const courseSchema = new Schema<CourseDocument>(
  {
    title: { type: String, required: true },
    claimsAt: { type: Number, default: 0 },
    peerTalk: { type: Boolean },
    endsAt: { type: Date },
  },
  { collection: 'courses', timestamps: true, versionKey: false },
);
