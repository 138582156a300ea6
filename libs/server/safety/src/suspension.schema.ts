import { Schema, type Types } from 'mongoose';

export interface SuspensionDocument {
  /** The person's id. */
  _id: Types.ObjectId;
  reason: string;
  byId: Types.ObjectId;
  createdAt: Date;
}

export const suspensionSchema = new Schema<SuspensionDocument>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    reason: { type: String, required: true },
    byId: { type: Schema.Types.ObjectId, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'suspensions', versionKey: false },
);

// all: the newest first.
suspensionSchema.index({ createdAt: -1 });
