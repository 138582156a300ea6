import type { Id, Message, Room, RoomReadEvent, RoomState } from '@officehours/contracts';
import { activityOf, applyState, countMessage, countRead, describeRoom, type RoomEntry } from './room-entry';

/** The person's rooms that this browser knows. */
export interface RoomList {
  entries: Readonly<Record<Id, RoomEntry>>;
  /** Whether the first page of the list itself has been fetched, not just single rooms. */
  isLoaded: boolean;
  /** Whether this is what was seen last time, until the service answers. */
  isKept: boolean;
  nextCursor: string | null;
}

export const EMPTY_ROOMS: RoomList = { entries: {}, isLoaded: false, isKept: false, nextCursor: null };

/** A page of the list was fetched. */
export function putRoomPage(
  list: RoomList,
  page: { rooms: readonly Room[]; nextCursor: string | null },
): RoomList {
  const filled = page.rooms.reduce(putRoom, list);
  return { ...filled, isLoaded: true, isKept: false, nextCursor: page.nextCursor };
}

/** The service described a room: an answer, or `roomUpdated`. */
export function putRoom(list: RoomList, room: Room): RoomList {
  return withEntry(list, room.id, describeRoom(list.entries[room.id], room));
}

/** A message arrived, new or changed; of a room that is not in the list nothing is known to count. */
export function putMessage(list: RoomList, message: Message, me: Id): RoomList {
  const entry = list.entries[message.chatRoomId];
  return entry ? withEntry(list, message.chatRoomId, countMessage(entry, message, me)) : list;
}

/** Somebody's read position moved; only the person's own changes a count. */
export function putRead(list: RoomList, event: RoomReadEvent, me: Id): RoomList {
  const entry = list.entries[event.chatRoomId];
  if (!entry || event.userId !== me) return list;
  return withEntry(list, event.chatRoomId, countRead(entry, event.lastReadSeq));
}

/** The person's own state of a room, as the service has it. */
export function putState(list: RoomList, state: RoomState): RoomList {
  const entry = list.entries[state.chatRoomId];
  return entry ? withEntry(list, state.chatRoomId, applyState(entry, state)) : list;
}

/** Most recent activity first. */
export function roomsInOrder(list: RoomList): Room[] {
  return Object.values(list.entries)
    .map(({ room }) => room)
    .sort((a, b) => compare(activityOf(b), activityOf(a)) || compare(a.id, b.id));
}

/** Messages of others not read, over the rooms known that are not muted. */
export function unreadTotal(list: RoomList): number {
  return Object.values(list.entries).reduce(
    (sum, { room }) => (room.muted ? sum : sum + room.unreadCount),
    0,
  );
}

function withEntry(list: RoomList, id: Id, entry: RoomEntry): RoomList {
  return list.entries[id] === entry ? list : { ...list, entries: { ...list.entries, [id]: entry } };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
