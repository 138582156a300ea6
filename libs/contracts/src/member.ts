import type { Id } from './shapes';

/** What one member keeps of a room for themselves: the same on all their devices, unknown to everyone else. */
export interface RoomState {
  chatRoomId: Id;
  lastReadSeq: number;
  /** Marked as unread from this message on, until the person reads the room again, to the same place or further, or writes in it; null when it is not. */
  unreadFromSeq: number | null;
  /** Messages of others past the read position, or from the unread mark on. */
  unreadCount: number;
  /** No notifications of this room, and not in the total of unread messages. */
  muted: boolean;
  starred: boolean;
  archived: boolean;
  /** What was typed and not sent; null when there is nothing. */
  draft: string | null;
}

/** The state of a room that its member has neither read nor touched. */
export const FRESH_ROOM_STATE = {
  lastReadSeq: 0,
  unreadFromSeq: null,
  unreadCount: 0,
  muted: false,
  starred: false,
  archived: false,
  draft: null,
} as const satisfies Omit<RoomState, 'chatRoomId'>;

/** What a person decides for all their rooms. */
export interface PersonPreferences {
  /** Others do not learn how far the person has read or received. */
  receiptsHidden: boolean;
  lastSeenHidden: boolean;
  /** Not for students: here, and not to be waited for. */
  away: boolean;
}

/** How far one member has received and read a room. A member who hides receipts is not in the list. */
export interface Receipt {
  userId: Id;
  lastDeliveredSeq: number;
  lastReadSeq: number;
}

/** The messages up to `seq` have reached a device of this member. Sent to the people of the room. */
export interface RoomDeliveredEvent {
  chatRoomId: Id;
  userId: Id;
  lastDeliveredSeq: number;
}

/** Unread messages of one person. Muted rooms are in `rooms` and not in the totals. */
export interface UnreadSummary {
  total: number;
  rooms: { chatRoomId: Id; unreadCount: number; muted: boolean }[];
}

export interface MarkUnreadRequest {
  chatRoomId: Id;
  /** The first message that counts as unread again. */
  seq: number;
}

export interface MarkDeliveredRequest {
  /** Everything up to `seq` has arrived; at most 200 rooms a call. Rooms the caller may not see are passed over. */
  rooms: { chatRoomId: Id; seq: number }[];
}

/** Absent fields stay as they are. */
export interface UpdateRoomPreferencesRequest {
  chatRoomId: Id;
  muted?: boolean;
  starred?: boolean;
  archived?: boolean;
}

export interface SaveDraftRequest {
  chatRoomId: Id;
  /** Up to 10,000 code points; blank text removes the draft. */
  content: string;
}
