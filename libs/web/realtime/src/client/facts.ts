import type { Message, PresenceEvent, RosterStudent, ServerToClientEvents } from '@officehours/contracts';
import { keys } from '../cache/keys';
import { applyPresence } from '../presence/apply-presence';
import type { RosterPage, StaffMember } from '../rest/shapes';
import type { InfiniteData } from '@tanstack/react-query';
import type { Engine } from './engine';

/** What each fact the service tells does to what this browser holds. Facts may be repeated, late, or missing. */
export function createFacts(engine: Engine): Omit<ServerToClientEvents, 'sessionEnded'> {
  return {
    receiveMessage: (message) => receiveMessage(engine, message),
    messageUpdated: (message) => engine.change(message),
    typing: (event) => {
      if (event.userId !== engine.myId) engine.typing.receive(event);
    },
    roomUpdated: (room) => engine.rooms.put(room),
    roomRead: (event) => {
      engine.reads.apply(event);
      engine.rooms.read(event, engine.myId);
    },
    presenceChanged: (event) => presenceChanged(engine, event),
  };
}

function receiveMessage(engine: Engine, message: Message): void {
  engine.receive(message);
  if (message.senderId !== null) engine.typing.wrote(message.chatRoomId, message.senderId);
  // The room's description brings its people and its count; until it comes the list does without the room.
  if (!engine.rooms.room(message.chatRoomId))
    void engine.roomLoader.one(message.chatRoomId).catch(() => undefined);
  if (message.senderId !== engine.myId) engine.live.announce(message);
}

function presenceChanged(engine: Engine, event: PresenceEvent): void {
  engine.presence.receive(event);
  engine.rooms.applyPresence(event);
  engine.queryClient.setQueriesData<readonly StaffMember[]>(
    { queryKey: keys.everyStaff },
    (staff) => staff && applyPresence(staff, event),
  );
  engine.queryClient.setQueriesData<InfiniteData<RosterPage>>({ queryKey: keys.everyRoster }, (data) => {
    if (!data) return data;
    const pages = data.pages.map((page) => withStudents(page, applyPresence(page.students, event)));
    return pages.every((page, index) => page === data.pages[index]) ? data : { ...data, pages };
  });
}

function withStudents(page: RosterPage, students: readonly RosterStudent[]): RosterPage {
  return students === page.students ? page : { ...page, students: [...students] };
}
