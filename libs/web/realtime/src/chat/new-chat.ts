import type { Id, Room } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { ChatPair } from '../rest/shapes';

/** Path of a room's page, as the older module had it. */
export function chatPath(instructorId: Id, chatRoomId: Id): string {
  return `/learningDashboard/studentChat/${encodeURIComponent(instructorId)}/${encodeURIComponent(chatRoomId)}`;
}

/** Makes the pair's room or finds it; one per pair, whatever the course. */
export async function startChat(client: Officehours, pair: ChatPair): Promise<Room> {
  const room = await client.rest.startChat(pair);
  client.rooms.put(room);
  return room;
}

export interface NewChatRequest extends ChatPair {
  client: Officehours;
  /** The app's router. */
  navigate(path: string): void;
}

/** The older module's helper: makes the room of the pair or finds it, and goes to its page. */
export async function newChatCreate({ client, navigate, ...pair }: NewChatRequest): Promise<Room> {
  const room = await startChat(client, pair);
  navigate(chatPath(pair.instructorId, room.id));
  return room;
}
