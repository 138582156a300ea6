import type { Attachment, FilesSummary } from './attachment';
import type { RoomRole, SystemEvent } from './group';
import type { RoomRestriction } from './safety';

/** Ids are 24 hex digits, times ISO 8601 in UTC. */
export type Id = string;
export type IsoTime = string;

export const PERSON_MODELS = ['Student', 'Instructor', 'Admin'] as const;
export type PersonModel = (typeof PERSON_MODELS)[number];

export const USER_ROLES = ['student', 'instructor', 'admin'] as const;
export type UserRole = (typeof USER_ROLES)[number];

export const COURSE_ROLES = ['student', 'instructor', 'assistant'] as const;
export type CourseRole = (typeof COURSE_ROLES)[number];

export const ROOM_KINDS = ['direct', 'staff', 'group', 'announcement'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

export const MESSAGE_TYPES = ['text', 'image', 'file', 'audio', 'system'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

export interface User {
  id: Id;
  name: string;
  role: UserRole;
  email: string | null;
  avatarUrl: string | null;
}

/** Who somebody is, for those who read what they wrote. */
export interface NamedPerson {
  id: Id;
  name: string;
  model: PersonModel;
  avatarUrl: string | null;
}

export interface NamedPeople {
  people: NamedPerson[];
}

export interface Participant extends NamedPerson {
  online: boolean;
  /** Said so themselves: not to be waited for. */
  away: boolean;
  /** When they were last here, as far as that may be known; null while they are. */
  lastSeenAt: IsoTime | null;
}

export interface Reaction {
  emoji: string;
  userIds: Id[];
}

/** What is kept of a quoted message at the moment of the reply. */
export interface ReplySnapshot {
  id: Id;
  seq: number;
  senderId: Id | null;
  /** Empty when the quoted message was deleted, and where files said it all. */
  excerpt: string;
  /** What files the quoted message has; absent where it has none, or was deleted. */
  files?: FilesSummary;
}

export interface Message {
  id: Id;
  chatRoomId: Id;
  /** 1, 2, 3 … in its room, without holes. */
  seq: number;
  /** UUID, unique per room and sender for ever. */
  clientMessageId: string;
  /** Null in system messages. */
  senderId: Id | null;
  senderModel: PersonModel | null;
  /** Null in rooms of more than two. */
  receiverId: Id | null;
  receiverModel: PersonModel | null;
  /** Empty in a deleted message, and where files say it all. */
  content: string;
  messageType: MessageType;
  /** What a system message tells; null in all others. */
  system: SystemEvent | null;
  /** Up to ten; none in a deleted message. */
  attachments: Attachment[];
  /** Members who are called by name. */
  mentions: Id[];
  replyTo: ReplySnapshot | null;
  reactions: Reaction[];
  /** Every other participant's read position is at or past `seq`. */
  isRead: boolean;
  /** Counts the edits of this message, its deletion included, from 0. An edit names the one it is based on. */
  rev: number;
  /** The number of this message's last change of any kind in its room; 0 when it never changed. */
  changeSeq: number;
  pinnedAt: IsoTime | null;
  editedAt: IsoTime | null;
  deletedAt: IsoTime | null;
  /** Who deleted it, where that was somebody else than the sender; absent otherwise. */
  deletedById?: Id;
  createdAt: IsoTime;
  updatedAt: IsoTime;
}

export interface Room {
  id: Id;
  kind: RoomKind;
  title: string | null;
  courseId: Id | null;
  /** Everyone; in a large room its owners and some of the others. */
  participants: Participant[];
  memberCount: number;
  /** The reader's own role in the room. */
  role: RoomRole;
  lastSeq: number;
  lastMessage: Message | null;
  /** The reader's own: see `RoomState`. */
  unreadCount: number;
  /** Of these, those that mention the reader; counted up to 100. */
  mentionCount: number;
  lastReadSeq: number;
  unreadFromSeq: number | null;
  muted: boolean;
  starred: boolean;
  archived: boolean;
  draft: string | null;
  /** Why the reader cannot write here now; null when they can, as far as their role in the room goes. */
  restriction: RoomRestriction | null;
  createdAt: IsoTime;
}

/** A course as its member sees it; `role` is the caller's. */
export interface Course {
  id: Id;
  title: string;
  role: CourseRole;
  /** Students may write to each other. */
  peerTalk: boolean;
  /** From then on its conversations can only be read; null: it has no end. */
  endsAt: IsoTime | null;
}

/** How far one person has read a room, and how many messages of others are left. */
export interface ReadState {
  chatRoomId: Id;
  userId: Id;
  lastReadSeq: number;
  unreadCount: number;
}

export interface RosterStudent {
  id: Id;
  name: string;
  avatarUrl: string | null;
  online: boolean;
  /** The caller's room with this student, when there is one. */
  chatRoomId: Id | null;
  unreadCount: number;
  lastMessage: Message | null;
}

export interface MessagePage {
  messages: Message[];
  hasMoreBefore: boolean;
  hasMoreAfter: boolean;
  lastSeq: number;
  /** The room's newest change number: where catching up with changes goes on from. */
  lastChangeSeq: number;
  /** Random id of the database's life: another one means that everything kept must be fetched anew. */
  epoch: string;
}

/** What a message said before it was edited. */
export interface Revision {
  content: string;
  /** When it was written, or last edited. */
  at: IsoTime;
}
