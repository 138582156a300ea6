import type { Id, Message, Room, RoomState } from '@officehours/contracts';

/**
 * A room of the list. Its count is arithmetic on two positions that only advance: the newest `seq` and how far the
 * person has read. So it comes out the same whatever order events and answers arrive in, and however often.
 */
export interface RoomEntry {
  /** The room as it is shown. */
  room: Room;
  /** How far the person has read. Writing counts as reading. */
  readSeq: number;
}

/** The service described the room. */
export function describeRoom(held: RoomEntry | undefined, room: Room): RoomEntry {
  const isMarked = room.unreadFromSeq !== null;
  const described = { room, readSeq: isMarked ? room.lastReadSeq : room.lastSeq - room.unreadCount };
  if (!held) return described;
  // Title and people are those of the later answer, unless it was made before a message that is here already.
  const shown = room.lastSeq < held.room.lastSeq ? held.room : room;
  const lastMessage = newerOf(held.room.lastMessage, room.lastMessage);
  return present({ ...shown, lastMessage }, held.room.lastSeq, Math.max(held.readSeq, described.readSeq));
}

/** A message of the room arrived: new, changed, again, or late. */
export function countMessage(held: RoomEntry, message: Message, me: Id): RoomEntry {
  const lastMessage = newerOf(held.room.lastMessage, message);
  // Who writes has read, whatever they had marked.
  const hasRead = message.senderId === me && message.seq > held.readSeq;
  const unreadFromSeq = hasRead ? null : held.room.unreadFromSeq;
  const isSame = lastMessage === held.room.lastMessage && unreadFromSeq === held.room.unreadFromSeq;
  const isCall = message.seq > held.room.lastSeq && message.mentions.includes(me);
  const mentionCount = held.room.mentionCount + Number(isCall);
  const room = isSame ? held.room : { ...held.room, lastMessage, unreadFromSeq, mentionCount };
  const next = present(room, message.seq, hasRead ? message.seq : held.readSeq);
  return next.room === held.room && next.readSeq === held.readSeq ? held : next;
}

/** The person has read up to `seq`, here or on another device. */
export function countRead(held: RoomEntry, seq: number): RoomEntry {
  const isNews = seq > held.readSeq || (seq === held.readSeq && held.room.unreadFromSeq !== null);
  return isNews ? present({ ...held.room, unreadFromSeq: null }, held.room.lastSeq, seq) : held;
}

/** The person's own state of the room changed, here or on another device. */
export function applyState(held: RoomEntry, state: RoomState): RoomEntry {
  const { lastReadSeq, muted, starred, archived, draft } = state;
  const readSeq = Math.max(held.readSeq, lastReadSeq);
  // A mark holds as long as the position stays where it was: reading that went on meanwhile ended it.
  const unreadFromSeq = readSeq > lastReadSeq ? null : state.unreadFromSeq;
  const own = { lastReadSeq, unreadFromSeq, muted, starred, archived, draft };
  return present({ ...held.room, ...own }, held.room.lastSeq, readSeq);
}

/** When something last happened in the room: its place in the list. */
export function activityOf(room: Room): string {
  return room.lastMessage?.createdAt ?? room.createdAt;
}

/** The first message that counts as unread: after the read position, or from the mark on. */
export function firstUnreadOf({ room, readSeq }: RoomEntry): number {
  return Math.min(readSeq + 1, room.unreadFromSeq ?? Infinity);
}

function present(room: Room, seq: number, readSeq: number): RoomEntry {
  const lastSeq = Math.max(room.lastSeq, seq);
  const firstUnread = firstUnreadOf({ room, readSeq });
  const unreadCount = Math.max(0, lastSeq - firstUnread + 1);
  // Those are among the unread ones; which of them were read on the way there only the service knows.
  const mentionCount = unreadCount && room.mentionCount;
  const counts = { lastSeq, unreadCount, mentionCount };
  const isSame = room.lastSeq === lastSeq && room.unreadCount === unreadCount;
  return { room: isSame && room.mentionCount === mentionCount ? room : { ...room, ...counts }, readSeq };
}

function newerOf(held: Message | null, other: Message | null): Message | null {
  if (!held || !other) return held ?? other;
  if (held.seq !== other.seq) return held.seq > other.seq ? held : other;
  return other.changeSeq > held.changeSeq ? other : held;
}
