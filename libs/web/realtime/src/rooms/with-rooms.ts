import type { Id, Message } from '@officehours/contracts';
import type { RoomList } from './room-list';

interface WithRoom {
  id: Id;
  chatRoomId: Id | null;
  unreadCount: number;
  lastMessage?: Message | null;
}

/** People of a course with what is known now of the person's direct room with each of them. */
export function withRooms<T extends WithRoom>(people: readonly T[], list: RoomList | undefined): T[] {
  if (!list) return [...people];
  const direct = Object.values(list.entries).filter(({ room }) => room.kind === 'direct');
  const byPerson = new Map(
    direct.flatMap(({ room }) => room.participants.map(({ id }) => [id, room] as const)),
  );
  return people.map((person) => {
    // Nobody of the list is the person themself, so whoever is in a direct room is its other side.
    const room =
      (person.chatRoomId === null ? undefined : list.entries[person.chatRoomId]?.room) ??
      byPerson.get(person.id);
    if (!room) return person;
    const lastMessage = 'lastMessage' in person ? { lastMessage: room.lastMessage } : {};
    return { ...person, chatRoomId: room.id, unreadCount: room.unreadCount, ...lastMessage };
  });
}
