import { ATTACHMENT_KINDS, type AttachmentKind } from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

/** `pending`: on its way into the store; `ready`: may be sent and seen; `gone`: being removed; `quarantined`: kept for nobody. */
export const ATTACHMENT_STATES = ['pending', 'ready', 'gone', 'quarantined'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

export interface AttachmentDocument {
  _id: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  uploaderId: Types.ObjectId;
  state: AttachmentState;
  name: string;
  kind: AttachmentKind;
  mimeType: string;
  size: number;
  sha256: string;
  /** Bytes of the smaller picture; null where there is none. */
  thumbnailSize: number | null;
  /** What counts against quotas: all that is kept of it. */
  bytes: number;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  durationMs: number | null;
  waveform: number[] | null;
  transcript: string | null;
  /** What a scanner found in it, of a quarantined one. */
  found: string | null;
  /** The client's id of the message that has it, before that is known to be stored. */
  claimedBy: string | null;
  /** Absent until the message is known to be stored. */
  messageId?: Types.ObjectId;
  seq?: number;
  /** Its place among all files of the room: `seq` times 16, and 15 down to 0 within a message. */
  order?: number;
  sentAt?: Date;
  /** When somebody has to look what became of it; absent where all is well. */
  sweepAt?: Date;
  /** Its message is being deleted. */
  isGoing?: true;
  createdAt: Date;
}

/** What is known of files. The record comes before the bytes and goes after them: none is stored without one. */
export const attachmentSchema = new Schema<AttachmentDocument>(
  {
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    uploaderId: { type: Schema.Types.ObjectId, required: true },
    state: { type: String, enum: ATTACHMENT_STATES, required: true },
    name: { type: String, required: true },
    kind: { type: String, enum: ATTACHMENT_KINDS, required: true },
    mimeType: { type: String, required: true },
    size: { type: Number, required: true },
    sha256: { type: String, required: true },
    thumbnailSize: { type: Number, default: null },
    bytes: { type: Number, required: true },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    placeholder: { type: String, default: null },
    durationMs: { type: Number, default: null },
    waveform: { type: [Number], default: null },
    transcript: { type: String, default: null },
    found: { type: String, default: null },
    claimedBy: { type: String, default: null },
    messageId: { type: Schema.Types.ObjectId },
    seq: { type: Number },
    order: { type: Number },
    sentAt: { type: Date },
    sweepAt: { type: Date },
    isGoing: { type: Boolean },
    createdAt: { type: Date, required: true },
  },
  { collection: 'attachments', versionKey: false },
);

// usage: what a person's files take.
attachmentSchema.index({ uploaderId: 1 });
// page: the files of a room, newest first; usage: what they take.
attachmentSchema.index({ chatRoomId: 1, order: -1 });
// ofMessage: by what a message is known for ever.
attachmentSchema.index({ chatRoomId: 1, uploaderId: 1, claimedBy: 1 });
// quarantined: the newest first.
attachmentSchema.index({ state: 1, createdAt: -1 });
// due: what somebody has to look at.
attachmentSchema.index({ sweepAt: 1 }, { partialFilterExpression: { sweepAt: { $exists: true } } });
