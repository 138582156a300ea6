import { Schema, type Types } from 'mongoose';

export interface BlockDocument {
  _id: Types.ObjectId;
  /** Who wants to be left alone. */
  ownerId: Types.ObjectId;
  /** By whom. */
  userId: Types.ObjectId;
  createdAt: Date;
}

export const blockSchema = new Schema<BlockDocument>(
  {
    ownerId: { type: Schema.Types.ObjectId, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'blocks', versionKey: false },
);

// A person's list; also keeps each block to one row.
blockSchema.index({ ownerId: 1, userId: 1 }, { unique: true });
// Who has blocked somebody.
blockSchema.index({ userId: 1 });
