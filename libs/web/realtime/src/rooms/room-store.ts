import type { Id, Message, PresenceEvent, Room, RoomReadEvent, RoomState } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { applyPresence } from '../presence/apply-presence';
import type { PresenceBoard } from '../presence/presence-board';
import type { RoomPage } from '../rest/rest';
import { EMPTY_ROOMS, putMessage, putRead, putRoom, putRoomPage, putState, type RoomList } from './room-list';

const OWN = ['lastReadSeq', 'unreadFromSeq', 'muted', 'starred', 'archived', 'draft'] as const;

/** The person's rooms in the cache. */
export class RoomStore {
  constructor(
    private readonly cache: QueryClient,
    private readonly presence: PresenceBoard,
    /** What the service says is begun in a room. */
    private readonly onDraft: (roomId: Id, draft: string | null, isNews?: boolean) => void,
  ) {}

  list(): RoomList {
    return this.cache.getQueryData<RoomList>(keys.rooms) ?? EMPTY_ROOMS;
  }

  room(roomId: Id): Room | undefined {
    return this.list().entries[roomId]?.room;
  }

  /** @param asked the list as it was when the service was asked for this. */
  put(room: Room, asked = this.list()): void {
    const known = this.corrected(room, asked);
    this.update((list) => putRoom(list, known));
    this.onDraft(known.id, known.draft);
  }

  putPage(page: RoomPage, asked = this.list()): void {
    const rooms = page.rooms.map((room) => this.corrected(room, asked));
    this.update((list) => putRoomPage(list, { ...page, rooms }));
    for (const { id, draft } of rooms) this.onDraft(id, draft);
  }

  receive(message: Message, me: Id): void {
    this.update((list) => putMessage(list, message, me));
  }

  read(event: RoomReadEvent, me: Id): void {
    this.update((list) => putRead(list, event, me));
  }

  state(state: RoomState): void {
    this.update((list) => putState(list, state));
    this.onDraft(state.chatRoomId, state.draft, true);
  }

  remove(roomId: Id): void {
    this.update((list) => {
      const { [roomId]: gone, ...entries } = list.entries;
      return gone ? { ...list, entries } : list;
    });
  }

  applyPresence(event: PresenceEvent): void {
    this.update((list) =>
      Object.values(list.entries).reduce((changed, { room }) => {
        const participants = applyPresence(room.participants, event);
        if (participants === room.participants) return changed;
        const entry = { ...changed.entries[room.id]!, room: { ...room, participants: [...participants] } };
        return { ...changed, entries: { ...changed.entries, [room.id]: entry } };
      }, list),
    );
  }

  clear(): void {
    this.cache.setQueryData(keys.rooms, EMPTY_ROOMS);
  }

  private update(change: (list: RoomList) => RoomList): void {
    const list = this.list();
    const next = change(list);
    if (next !== list) this.cache.setQueryData(keys.rooms, next);
  }

  /** An answer does not know what the person has decided about the room since it was asked for. */
  private corrected(room: Room, asked: RoomList): Room {
    const before = asked.entries[room.id]?.room;
    const now = this.room(room.id);
    const decided = before && now ? OWN.filter((key) => before[key] !== now[key]) : [];
    const own = Object.fromEntries(decided.map((key) => [key, now?.[key]]));
    return { ...room, ...own, participants: this.presence.correct(room.participants) };
  }
}
