import { REPORT_REASONS, type ReportReason } from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

export interface ReportDocument {
  _id: Types.ObjectId;
  messageId: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  courseId: Types.ObjectId | null;
  reporterId: Types.ObjectId;
  senderId: Types.ObjectId;
  reason: ReportReason;
  comment: string;
  /** The message as it was then: it may be edited or deleted later. */
  seq: number;
  content: string;
  sentAt: Date;
  createdAt: Date;
  closedAt: Date | null;
  closedBy: Types.ObjectId | null;
}

export const reportSchema = new Schema<ReportDocument>(
  {
    messageId: { type: Schema.Types.ObjectId, required: true },
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    courseId: { type: Schema.Types.ObjectId, default: null },
    reporterId: { type: Schema.Types.ObjectId, required: true },
    senderId: { type: Schema.Types.ObjectId, required: true },
    reason: { type: String, enum: REPORT_REASONS, required: true },
    comment: { type: String, default: '' },
    seq: { type: Number, required: true },
    content: { type: String, default: '' },
    sentAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    closedBy: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'reports', versionKey: false },
);

// One report of one person about one message, however often it is sent.
reportSchema.index({ messageId: 1, reporterId: 1 }, { unique: true });
// page: the reports of some courses, or all, the newest first.
reportSchema.index({ courseId: 1, _id: -1 });
