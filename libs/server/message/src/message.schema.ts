import {
  MESSAGE_TYPES,
  PERSON_MODELS,
  type Attachment,
  type FilesSummary,
  type MessageType,
  type PersonModel,
  type SystemEvent,
} from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';

export interface MessageDocument {
  _id: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  seq: number;
  clientMessageId: string;
  /** SHA-256 of what was asked for, so that a repeated id with other content is told apart for ever, edits or not. */
  requestHash: string;
  senderId: Types.ObjectId | null;
  senderModel: PersonModel | null;
  receiverId: Types.ObjectId | null;
  receiverModel: PersonModel | null;
  content: string;
  messageType: MessageType;
  /** What it can be found by; only where the database has no word index. */
  words?: string[];
  /** Nobody is told of it outside the app; absent otherwise. */
  silent?: boolean;
  /** In system messages: what happened. */
  system?: SystemEvent | null;
  /** Absent when nobody is mentioned. */
  mentions?: Types.ObjectId[];
  /** Absent where there are none: what is known of them, which never changes; their bytes are kept elsewhere. */
  attachments?: Attachment[];
  replyTo: {
    id: Types.ObjectId;
    seq: number;
    senderId: Types.ObjectId | null;
    excerpt: string;
    /** Absent where the quoted message has none. */
    files?: FilesSummary;
  } | null;
  rev: number;
  /** Absent until the message changes, as are the fields below. */
  changeSeq?: number;
  /** This one and those before it: a number is not free again because its message has a later one. */
  changeNumbers?: number[];
  /** When what follows from its last change may be taken for done; absent again when it is. */
  settlesAt?: Date;
  reactions?: { emoji: string; userIds: Types.ObjectId[] }[];
  pinnedAt?: Date | null;
  revisions?: { content: string; at: Date }[];
  editedAt: Date | null;
  deletedAt: Date | null;
  /** Absent unless somebody else than the sender deleted it. */
  deletedById?: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
}

const model = { type: String, enum: [...PERSON_MODELS, null], default: null };

const replySchema = new Schema(
  {
    id: { type: Schema.Types.ObjectId, required: true },
    seq: { type: Number, required: true },
    senderId: { type: Schema.Types.ObjectId, default: null },
    excerpt: { type: String, default: '' },
    files: { type: Schema.Types.Mixed },
  },
  { _id: false },
);

const reactionSchema = new Schema(
  { emoji: { type: String, required: true }, userIds: { type: [Schema.Types.ObjectId], required: true } },
  { _id: false },
);

const revisionSchema = new Schema(
  { content: { type: String, default: '' }, at: { type: Date, required: true } },
  { _id: false },
);

/** The log. Written by the sequencer through the driver; this schema makes its indexes and reads it. */
export const messageSchema = new Schema<MessageDocument>(
  {
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    seq: { type: Number, required: true },
    clientMessageId: { type: String, required: true },
    requestHash: { type: String, required: true },
    senderId: { type: Schema.Types.ObjectId, refPath: 'senderModel', default: null },
    senderModel: model,
    receiverId: { type: Schema.Types.ObjectId, refPath: 'receiverModel', default: null },
    receiverModel: model,
    content: { type: String, default: '' },
    messageType: { type: String, enum: MESSAGE_TYPES, required: true },
    system: { type: Schema.Types.Mixed },
    silent: { type: Boolean },
    words: { type: [String], default: undefined },
    mentions: { type: [Schema.Types.ObjectId], default: undefined },
    attachments: { type: [Schema.Types.Mixed], default: undefined },
    replyTo: { type: replySchema, default: null },
    rev: { type: Number, default: 0 },
    changeSeq: { type: Number },
    changeNumbers: { type: [Number], default: undefined },
    settlesAt: { type: Date },
    reactions: { type: [reactionSchema], default: undefined },
    pinnedAt: { type: Date },
    revisions: { type: [revisionSchema], default: undefined },
    editedAt: { type: Date, default: null },
    deletedAt: { type: Date, default: null },
    deletedById: { type: Schema.Types.ObjectId },
  },
  { collection: 'messages', timestamps: true, versionKey: false },
);

// The order of a room, on which all nodes agree: page and lastSeq read it, append is refused by it.
messageSchema.index({ chatRoomId: 1, seq: 1 }, { unique: true });
// Exactly once, for ever: append is refused by it, findSent reads it. The room in front, so that it can be sharded.
messageSchema.index({ chatRoomId: 1, senderId: 1, clientMessageId: 1 }, { unique: true });
// The order of changes in a room: changedAfter and lastChangeSeq read it.
messageSchema.index(
  { chatRoomId: 1, changeSeq: 1 },
  { unique: true, partialFilterExpression: { changeSeq: { $exists: true } } },
);
// A change whose number is taken, or was, is refused by it.
messageSchema.index(
  { chatRoomId: 1, changeNumbers: 1 },
  { unique: true, partialFilterExpression: { changeNumbers: { $exists: true } } },
);
// unsettled, newestUnsettled: the messages whose last change may not have reached all copies, nor all nodes.
messageSchema.index({ settlesAt: 1 }, { partialFilterExpression: { settlesAt: { $exists: true } } });
// mentions: the unread mentions of a person.
messageSchema.index(
  { mentions: 1, chatRoomId: 1, seq: 1 },
  { partialFilterExpression: { mentions: { $exists: true } } },
);
// quotesOf: what has to forget a deleted message's words.
messageSchema.index({ 'replyTo.id': 1 }, { partialFilterExpression: { 'replyTo.id': { $exists: true } } });
// pinned: the pins of a room.
messageSchema.index(
  { chatRoomId: 1, pinnedAt: 1 },
  { partialFilterExpression: { pinnedAt: { $exists: true } } },
);
// WordsFieldSearch: words within rooms, where the database has no word index.
messageSchema.index({ chatRoomId: 1, words: 1 }, { partialFilterExpression: { words: { $exists: true } } });
