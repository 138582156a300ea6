import type {
  Id,
  Message,
  PresenceEvent,
  RoomBeatEvent,
  RoomReadEvent,
  RosterStudent,
  TypingEvent,
} from '@officehours/contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import type { LogStore } from '../log/log-store';
import { applyPresence } from '../presence/apply-presence';
import type { PresenceBoard } from '../presence/presence-board';
import type { DeliveryMarker } from '../reading/delivery-marker';
import type { ReadStore } from '../reading/read-store';
import type { RosterPage, StaffMember } from '../rest/shapes';
import type { RoomLoader } from '../rooms/room-loader';
import type { RoomStore } from '../rooms/room-store';
import type { TypingBoard } from '../typing/typing-board';
import type { LiveMessages } from './live-messages';

export interface ArrivalParts {
  queryClient: QueryClient;
  logs: LogStore;
  rooms: RoomStore;
  roomLoader: RoomLoader;
  reads: ReadStore;
  delivery: DeliveryMarker;
  presence: PresenceBoard;
  typing: TypingBoard;
  live: LiveMessages;
  /** Empty until it is known who the person is. */
  readonly myId: Id;
}

/** What each thing that arrives does to what this browser holds. It may be repeated, late, or missing. */
export class Arrivals {
  constructor(private readonly parts: ArrivalParts) {}

  /** A message told live by the service. */
  told(message: Message): void {
    const { rooms, roomLoader, typing, live, myId } = this.parts;
    this.stored(message);
    if (message.senderId !== null) typing.wrote(message.chatRoomId, message.senderId);
    // The room's description brings its people and its count; until it comes the list does without the room.
    if (!rooms.room(message.chatRoomId)) void roomLoader.one(message.chatRoomId).catch(() => undefined);
    if (message.senderId !== myId) live.announce(message);
  }

  /** A message was stored: told live, acknowledged, or told by another tab. Answers whether the room shows it now. */
  stored(message: Message): boolean {
    const { logs } = this.parts;
    logs.receive(message);
    this.list(message);
    const log = logs.get(message.chatRoomId);
    return !log || (log.tail !== null && log.tail >= message.seq);
  }

  /** A message was edited, deleted, pinned or reacted to, here or elsewhere. */
  changed(message: Message): void {
    this.parts.logs.change(message);
    this.list(message);
  }

  /**
   * A page or a catch-up brought messages, new or changed. For the list they count like those told live; the newest first,
   * after which the others say nothing new of anybody's position.
   */
  fetched(messages: readonly Message[]): void {
    for (const message of [...messages].reverse()) this.list(message);
  }

  read(event: RoomReadEvent): void {
    this.parts.reads.apply(event);
    this.parts.rooms.read(event, this.parts.myId);
  }

  /** How far a room has come: a last word that never arrived shows here. */
  beat({ chatRoomId, lastSeq }: RoomBeatEvent): void {
    const { logs, rooms, roomLoader } = this.parts;
    logs.beat(chatRoomId, lastSeq);
    if ((rooms.room(chatRoomId)?.lastSeq ?? 0) < lastSeq)
      void roomLoader.one(chatRoomId).catch(() => undefined);
  }

  typing(event: TypingEvent): void {
    if (event.userId !== this.parts.myId) this.parts.typing.receive(event);
  }

  presence(event: PresenceEvent): void {
    const { queryClient, presence, rooms } = this.parts;
    presence.receive(event);
    rooms.applyPresence(event);
    queryClient.setQueriesData<readonly StaffMember[]>(
      { queryKey: keys.everyStaff },
      (staff) => staff && applyPresence(staff, event),
    );
    queryClient.setQueriesData<InfiniteData<RosterPage>>({ queryKey: keys.everyRoster }, (data) => {
      if (!data) return data;
      const pages = data.pages.map((page) => withStudents(page, applyPresence(page.students, event)));
      return pages.every((page, index) => page === data.pages[index]) ? data : { ...data, pages };
    });
  }

  /** What a message says beside its log: the room's place in the list, and that whoever wrote it has read so far. */
  private list(message: Message): void {
    const { rooms, reads, delivery, myId } = this.parts;
    const { chatRoomId, senderId, seq } = message;
    rooms.receive(message, myId);
    if (senderId !== myId) delivery.mark(chatRoomId, seq);
    if (senderId !== null) reads.apply({ chatRoomId, userId: senderId, lastReadSeq: seq });
  }
}

function withStudents(page: RosterPage, students: readonly RosterStudent[]): RosterPage {
  return students === page.students ? page : { ...page, students: [...students] };
}
