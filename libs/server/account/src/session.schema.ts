import { Schema, type Types } from 'mongoose';

export interface SessionDocument {
  /** `sid` of its access tokens. */
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** SHA-256 of the refresh token in force. */
  tokenHash: string;
  /** Of the one before, which is answered alike for a short while. */
  previousHash: string | null;
  rotatedAt: Date | null;
  createdAt: Date;
  expiresAt: Date;
  /** Kept until it expires, so that its access tokens are known to be over. */
  endedAt: Date | null;
  userAgent: string;
}

export const sessionSchema = new Schema<SessionDocument>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    tokenHash: { type: String, required: true },
    previousHash: { type: String, default: null },
    rotatedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    userAgent: { type: String, default: '' },
  },
  { collection: 'sessions', versionKey: false },
);

// A person's sessions: their list, and ending them.
sessionSchema.index({ userId: 1, createdAt: -1 });

// The database clears away what is over, an hour late: the registry takes a session it does not
// know for one of the host platform, so a session must outlive its last access token.
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 3_600 });
