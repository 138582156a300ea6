import { Schema, type Types } from 'mongoose';

export interface AccountDocument {
  _id: Types.ObjectId;
  /** Whose password this is; name and e-mail are the user's own. */
  userId: Types.ObjectId;
  /** argon2id in PHC form: parameters and salt are in it. */
  passwordHash: string;
}

export const accountSchema = new Schema<AccountDocument>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    passwordHash: { type: String, required: true },
  },
  { collection: 'accounts', timestamps: true, versionKey: false },
);

// passwordHashOf, and one account per person however many ask at once.
accountSchema.index({ userId: 1 }, { unique: true });
