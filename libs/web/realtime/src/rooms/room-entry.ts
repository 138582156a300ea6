import type { Id, Message, Room } from '@officehours/contracts';

/** A message that arrived after the service last described the room. */
interface NewerMessage {
  seq: number;
  mine: boolean;
}

/**
 * A room of the list, with what is needed to keep its count exact between two descriptions by the service:
 * the count it gave, up to which `seq` that count holds, and the messages since.
 */
export interface RoomEntry {
  /** The room as it is shown. */
  room: Room;
  /** The service's own count, true at `seq`. */
  base: { seq: number; unread: number };
  /** Ascending by `seq`, all after `base.seq`. */
  newer: readonly NewerMessage[];
  /** How far the person has read, as far as this browser knows. */
  readSeq: number;
  /** Something was missed: only the service can say the count now. */
  isDirty: boolean;
}

/** The service described a room; of two descriptions the one of the longer log holds. */
export function describeRoom(held: RoomEntry | undefined, room: Room): RoomEntry {
  if (!held) return present({ room, base: baseOf(room), newer: [], readSeq: 0, isDirty: false });
  if (room.lastSeq < held.base.seq) return held;
  const newer = held.newer.filter(({ seq }) => seq > room.lastSeq);
  const lastMessage = newestOf(held.room.lastMessage, room.lastMessage);
  return present({ ...held, room: { ...room, lastMessage }, base: baseOf(room), newer, isDirty: false });
}

/** A message of the room arrived, perhaps again, perhaps late. */
export function countMessage(held: RoomEntry, message: Message, me: Id): RoomEntry {
  const room = withLastMessage(held.room, message);
  const isKnown = message.seq <= held.base.seq || held.newer.some(({ seq }) => seq === message.seq);
  if (isKnown) return room === held.room ? held : { ...held, room };
  const newer = [...held.newer, { seq: message.seq, mine: message.senderId === me }].sort(
    (a, b) => a.seq - b.seq,
  );
  return present({ ...held, room, newer });
}

/** The person has read up to `seq`, here or on another device. */
export function countRead(held: RoomEntry, seq: number): RoomEntry {
  if (seq <= held.readSeq) return held;
  // The base count holds from its own read position on: a step within it cannot be counted from here.
  const isDirty = held.isDirty || (seq < held.base.seq && held.base.unread > 0);
  return present({ ...held, readSeq: seq, isDirty });
}

/** When something last happened in the room: its place in the list. */
export function activityOf(room: Room): string {
  return room.lastMessage?.createdAt ?? room.createdAt;
}

function baseOf(room: Room): RoomEntry['base'] {
  return { seq: room.lastSeq, unread: room.unreadCount };
}

function present(entry: RoomEntry): RoomEntry {
  const { base, newer, readSeq } = entry;
  const isWhole = newer.every(({ seq }, index) => seq === base.seq + index + 1);
  const before = readSeq >= base.seq ? 0 : base.unread;
  const unreadCount = before + newer.filter(({ seq, mine }) => !mine && seq > readSeq).length;
  const lastSeq = newer.at(-1)?.seq ?? base.seq;
  const room =
    entry.room.unreadCount === unreadCount && entry.room.lastSeq === lastSeq
      ? entry.room
      : { ...entry.room, unreadCount, lastSeq };
  return { ...entry, room, isDirty: entry.isDirty || !isWhole };
}

function withLastMessage(room: Room, message: Message): Room {
  const lastMessage = newestOf(room.lastMessage, message);
  return lastMessage === room.lastMessage ? room : { ...room, lastMessage };
}

function newestOf(a: Message | null, b: Message | null): Message | null {
  if (!a || !b) return a ?? b;
  if (a.seq !== b.seq) return a.seq > b.seq ? a : b;
  return b.rev > a.rev ? b : a;
}
