import type {
  Attachment,
  MessageType,
  PersonModel,
  ReplySnapshot,
  RoomKind,
  RoomRole,
  SystemEvent,
} from '@officehours/contracts';

/** A message as it is stored, ids as hex digits. A room keeps a copy of its last one. */
export interface MessageRecord {
  id: string;
  chatRoomId: string;
  seq: number;
  clientMessageId: string;
  senderId: string | null;
  senderModel: PersonModel | null;
  receiverId: string | null;
  receiverModel: PersonModel | null;
  content: string;
  messageType: MessageType;
  system: SystemEvent | null;
  mentions: string[];
  /** Nobody is told of it outside the app. */
  silent?: boolean;
  attachments: Attachment[];
  replyTo: ReplySnapshot | null;
  /** Who reacted with what; a set, whatever the order of their clicks. */
  reactions: { emoji: string; userIds: string[] }[];
  rev: number;
  changeSeq: number;
  pinnedAt: Date | null;
  editedAt: Date | null;
  deletedAt: Date | null;
  /** Absent unless somebody else than the sender deleted it. */
  deletedById?: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A room. `lastSeq` and `lastMessage` are derived from the log and may be some milliseconds behind it. */
export interface RoomRecord {
  id: string;
  /** What it is the only room of; null in rooms older than keys. */
  key: string | null;
  kind: RoomKind;
  title: string | null;
  courseId: string | null;
  lastSeq: number;
  lastMessage: MessageRecord | null;
  lastActivityAt: Date;
  createdAt: Date;
  /** Whether who joins later sees what was said before. */
  history: 'all' | 'joined';
}

/** In place of the first message that a member may see: they are being added, and the entry that says so is not written. */
export const ARRIVING = Number.MAX_SAFE_INTEGER;

/** One person in one room. */
export interface Membership {
  chatRoomId: string;
  userId: string;
  model: PersonModel;
  lastReadSeq: number;
  /** As far as the others see that they have read: no further than `lastReadSeq`, and less where a block has frozen it. */
  shownReadSeq: number;
  lastDeliveredSeq: number;
  /** The unread mark that holds; null when there is none. */
  unreadFromSeq: number | null;
  muted: boolean;
  starred: boolean;
  archived: boolean;
  draft: string | null;
  receiptsHidden: boolean;
  role: RoomRole;
  /** The first message the member may see; `ARRIVING` until that is known. */
  visibleFromSeq: number;
  joinedAt: Date;
}

/** What the hot path needs to know of one member. */
export interface MemberAccess {
  model: PersonModel;
  role: RoomRole;
  visibleFromSeq: number;
}

/** What the hot path needs to know of a room. */
export interface RoomAccess {
  id: string;
  kind: RoomKind;
  courseId: string | null;
  members: ReadonlyMap<string, MemberAccess>;
}
