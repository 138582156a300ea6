import {
  PERSON_MODELS,
  ROOM_KINDS,
  ROOM_ROLES,
  type PersonModel,
  type RoomKind,
  type RoomRole,
} from '@officehours/contracts';
import { Schema, type Types } from 'mongoose';
import type { Membership } from './room';
import type { WrittenPositions } from './written-positions';

export interface RoomDocument {
  _id: Types.ObjectId;
  kind: RoomKind;
  /** What the room is the only one of: a pair, a course's announcements, a student and a course's staff, a request. */
  participantKey?: string;
  title: string | null;
  courseId: Types.ObjectId | null;
  lastSeq: number;
  lastMessage: Record<string, unknown> | null;
  lastActivityAt: Date;
  createdAt: Date;
  history?: 'all' | 'joined';
}

export const roomSchema = new Schema<RoomDocument>(
  {
    kind: { type: String, enum: ROOM_KINDS, required: true },
    participantKey: { type: String },
    title: { type: String, default: null },
    courseId: { type: Schema.Types.ObjectId, default: null },
    lastSeq: { type: Number, default: 0 },
    lastMessage: { type: Schema.Types.Mixed, default: null },
    lastActivityAt: { type: Date, required: true },
    history: { type: String, enum: ['all', 'joined'] },
  },
  { collection: 'chatRooms', timestamps: true, versionKey: false },
);

// idsOfCourse, inCourse: the rooms of a course, and those that follow its enrolments.
roomSchema.index({ courseId: 1, kind: 1 });
// activeSince: the rooms whose last word is repeated.
roomSchema.index({ lastActivityAt: -1 });
// One room per pair, whoever asks first and however many ask at once.
roomSchema.index(
  { participantKey: 1 },
  { unique: true, partialFilterExpression: { participantKey: { $exists: true } } },
);

export interface MembershipDocument {
  _id: Types.ObjectId;
  chatRoomId: Types.ObjectId;
  userId: Types.ObjectId;
  model: PersonModel;
  /** Messages up to here are read. Unread is `lastSeq` minus this: never a row per message and reader. */
  lastReadSeq: number;
  /** The others see only up to here that they are read; absent: as far as they are. */
  shownReadSeq?: number;
  /** Messages up to here have reached a device of the person. */
  lastDeliveredSeq?: number;
  /** Marked as unread from this message on, until the room is read or the read position is past the mark's time. */
  unreadFromSeq?: number;
  /** The room's newest message when it was marked: what the person wrote up to there is no reason to end the mark. */
  unreadMarkedAt?: number;
  muted?: boolean;
  starred?: boolean;
  archived?: boolean;
  draft?: string;
  /** A copy of the person's preference: the others do not learn how far they have read. */
  receiptsHidden?: boolean;
  role?: RoomRole;
  visibleFromSeq?: number;
  createdAt: Date;
}

export const membershipSchema = new Schema<MembershipDocument>(
  {
    chatRoomId: { type: Schema.Types.ObjectId, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    model: { type: String, enum: PERSON_MODELS, required: true },
    lastReadSeq: { type: Number, default: 0 },
    shownReadSeq: { type: Number },
    lastDeliveredSeq: { type: Number },
    unreadFromSeq: { type: Number },
    unreadMarkedAt: { type: Number },
    muted: { type: Boolean },
    starred: { type: Boolean },
    archived: { type: Boolean },
    draft: { type: String },
    receiptsHidden: { type: Boolean },
    role: { type: String, enum: ROOM_ROLES },
    visibleFromSeq: { type: Number },
  },
  { collection: 'memberships', timestamps: true, versionKey: false },
);

// access, positions: the members of a room; also keeps a person in it once.
membershipSchema.index({ chatRoomId: 1, userId: 1 }, { unique: true });
// ofPerson: a person's rooms, at each handshake and for the room list; the handshake asks for those they have been let into.
membershipSchema.index({ userId: 1, chatRoomId: 1, visibleFromSeq: 1 });

/** A membership as it is stored, with what its person has written since. */
export function toMembership(row: MembershipDocument, written: WrittenPositions): Membership {
  const [chatRoomId, userId] = [row.chatRoomId.toHexString(), row.userId.toHexString()];
  const lastReadSeq = Math.max(row.lastReadSeq, written.of(chatRoomId, userId));
  const isMarked = row.unreadFromSeq !== undefined && lastReadSeq <= (row.unreadMarkedAt ?? 0);
  return {
    chatRoomId,
    userId,
    model: row.model,
    lastReadSeq,
    shownReadSeq: Math.min(lastReadSeq, row.shownReadSeq ?? Infinity),
    // Who has read a message has received it, whatever their devices said.
    lastDeliveredSeq: Math.max(row.lastDeliveredSeq ?? 0, lastReadSeq),
    unreadFromSeq: isMarked ? (row.unreadFromSeq ?? null) : null,
    muted: row.muted ?? false,
    starred: row.starred ?? false,
    archived: row.archived ?? false,
    draft: row.draft ?? null,
    receiptsHidden: row.receiptsHidden ?? false,
    role: row.role ?? 'member',
    visibleFromSeq: row.visibleFromSeq ?? 1,
    joinedAt: row.createdAt,
  };
}
