import type { SystemEvent } from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

export interface DueAnnouncementDocument {
  _id: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  clientMessageId: string;
  event: SystemEvent;
  text: string;
  dueAt: Date;
}

/** What a room has yet to be told. Rows live as long as the change they speak of is under way. */
export const dueAnnouncementSchema = new Schema<DueAnnouncementDocument>(
  {
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    clientMessageId: { type: String, required: true },
    event: { type: Schema.Types.Mixed, required: true },
    text: { type: String, required: true },
    dueAt: { type: Date, required: true },
  },
  { collection: 'dueAnnouncements', versionKey: false },
);

// due: what was begun and not ended.
dueAnnouncementSchema.index({ dueAt: 1 });
