import type { Id } from '@officehours/contracts';
import type { ConnectionOptions } from '../connection/connection-options';
import type { ReadStore } from '../reading/read-store';
import type { RoomStore } from '../rooms/room-store';
import type { Arrivals } from './arrivals';

interface FactParts {
  arrivals: Arrivals;
  rooms: RoomStore;
  reads: ReadStore;
  /** The person is no longer in this room. */
  left(roomId: Id): void;
}

/** Where each thing goes that the service tells by itself. */
export function factsFor({ arrivals, rooms, reads, left }: FactParts): ConnectionOptions['facts'] {
  return {
    receiveMessage: (message) => arrivals.told(message),
    messageUpdated: (message) => arrivals.changed(message),
    typing: (event) => arrivals.typing(event),
    roomUpdated: (room) => rooms.put(room),
    roomRead: (event) => arrivals.read(event),
    roomDelivered: (event) => reads.delivered(event),
    roomLeft: ({ chatRoomId }) => left(chatRoomId),
    roomStateChanged: (state) => rooms.state(state),
    roomBeat: (beat) => arrivals.beat(beat),
    presenceChanged: (event) => arrivals.presence(event),
  };
}
