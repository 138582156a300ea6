import type { Course, Id, User } from '@officehours/contracts';
import type { RoomLog } from '../log/room-log';
import type { ReadPositions } from '../reading/read-positions';
import type { RoomList } from '../rooms/room-list';

/** The last page of a room, as it was on the screen. */
export interface KeptRoom {
  log: RoomLog;
  reads: ReadPositions;
  deliveries: ReadPositions;
}

/** What one person last saw in this browser. */
export interface Kept {
  user: User;
  rooms: RoomList | null;
  courses: readonly Course[] | null;
  logs: ReadonlyMap<Id, KeptRoom>;
}

/** A part that changed. */
export type KeptPart =
  | { name: 'user'; value: User }
  | { name: 'rooms'; value: RoomList }
  | { name: 'courses'; value: readonly Course[] }
  | { name: `log:${Id}`; value: KeptRoom };

/** Where what was read survives until a start without network. Rejects where the browser refuses. */
export interface KeptStorage {
  read(userId: Id): Promise<Kept | null>;
  /** With `rooms`, nothing stays of a room that is not among them. */
  write(userId: Id, parts: readonly KeptPart[], rooms?: ReadonlySet<Id>): Promise<void>;
  /** Removes everything of one person. */
  clear(userId: Id): Promise<void>;
}
