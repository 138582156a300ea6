import { Schema, type Types } from 'mongoose';

export interface VisitDocument {
  _id: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  userId: Types.ObjectId;
  reason: string;
  createdAt: Date;
  endsAt: Date;
  clientMessageId?: string;
}

export const visitSchema = new Schema<VisitDocument>(
  {
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    reason: { type: String, required: true },
    createdAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    // Of the entry that tells the room. Older visits have none, and were told.
    clientMessageId: String,
  },
  { collection: 'roomVisits', versionKey: false },
);

// of: what a room's members are shown, the newest first.
visitSchema.index({ chatRoomId: 1, createdAt: -1 });
// open: whether somebody may read a room now.
visitSchema.index({ chatRoomId: 1, userId: 1, endsAt: 1 });
