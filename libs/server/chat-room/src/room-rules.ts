import { ROOM_RULES, type RoomAction } from '@officehours/contracts';
import { forbidden } from '@officehours/platform';
import type { RoomAccess } from './room';

/**
 * Who may do what in a room they are in: one table for REST and sockets alike. A host replaces it with
 * `ChatRoomModule.forRoot({ providers: [{ provide: RoomRules, useClass: Theirs }] })`.
 */
export abstract class RoomRules {
  abstract may(personId: string, room: RoomAccess, action: RoomAction): boolean;

  /** @throws `forbidden` with the rule `room_role`. */
  check(personId: string, room: RoomAccess, action: RoomAction): void {
    if (!this.may(personId, room, action)) throw forbidden('', 'room_role');
  }
}

/** The table of the contract. */
export class TableRoomRules extends RoomRules {
  may(personId: string, room: RoomAccess, action: RoomAction): boolean {
    const role = room.members.get(personId)?.role;
    return role !== undefined && ROOM_RULES[room.kind][action].includes(role);
  }
}
