import type { PersonModel } from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

export interface UserDocument {
  _id: Types.ObjectId;
  /** The discriminator: what `refPath` of a message's sender and receiver resolves. */
  model: PersonModel;
  /** `sub` as the host platform spells it. */
  subject: string;
  name: string;
  email?: string;
  avatarUrl?: string;
  /** Milliseconds: `iat` of the token these fields come from. An older token never overrides them. */
  claimsAt: number;
  /** The same for the list of courses. */
  coursesAt: number;
}

export const userSchema = new Schema<UserDocument>(
  {
    subject: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String },
    avatarUrl: { type: String },
    claimsAt: { type: Number, default: 0 },
    coursesAt: { type: Number, default: -1 },
  },
  { collection: 'users', discriminatorKey: 'model', timestamps: true, versionKey: false },
);

// Sign-in finds an account by e-mail, and an address belongs to one person.
userSchema.index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $exists: true } } });

/** `Student`, `Instructor` and `Admin` have no fields of their own yet. */
export const studentSchema = new Schema({}, { versionKey: false });
export const instructorSchema = new Schema({}, { versionKey: false });
export const adminSchema = new Schema({}, { versionKey: false });
