import type { ClientToServerEvents, PersonModel, ServerToClientEvents } from '@officehours/contracts';
import type { Server, Socket } from 'socket.io';
import type { Caller } from '../auth/identity';

/** What a socket knows of its person. Small on purpose: there is one per connection. */
export interface SocketData {
  caller: Caller;
  /** The client asked for all rooms of its person, without `joinRoom`. */
  allRooms: boolean;
  /** Chat rooms that it heard and then left by itself, with `leaveRoom`. */
  leftRooms?: Set<string>;
  /** The client said that its page is not looked at. */
  isHidden?: boolean;
}

/** What nodes say to each other. */
export interface NodeEvents {
  roomStale: (chatRoomId: string) => void;
  personStale: (personId: string) => void;
  courseStale: (courseId: string) => void;
  sessionStale: (sessionId: string) => void;
  personRole: (personId: string, model: PersonModel) => void;
}

export type RealtimeServer = Server<ClientToServerEvents, ServerToClientEvents, NodeEvents, SocketData>;
export type RealtimeSocket = Socket<ClientToServerEvents, ServerToClientEvents, NodeEvents, SocketData>;

/** Names of Socket.IO's rooms. Only the server makes them; what a client sends never becomes one. */
export const channelOf = {
  /** Sockets that hear a chat room. */
  room: (chatRoomId: string) => `room:${chatRoomId}`,
  /** All sockets of a person. */
  person: (personId: string) => `person:${personId}`,
  /** Sockets of a person that hear all their rooms. */
  allRooms: (personId: string) => `all:${personId}`,
  /** Sockets of one session, so that ending it can close them. */
  session: (sessionId: string) => `session:${sessionId}`,
};

const ROOM = channelOf.room('');

/** The chat rooms that a socket hears now. */
export function roomIdsHeardBy({ rooms }: Pick<RealtimeSocket, 'rooms'>): string[] {
  return [...rooms]
    .filter((channel) => channel.startsWith(ROOM))
    .map((channel) => channel.slice(ROOM.length));
}
