import type { RoomAction } from '@officehours/contracts';
import { forbidden, refusalOf, ROLE_OF_MODEL, type Asker } from '@officehours/platform';
import type { RoomAccess } from './room';

/**
 * Who may do what in a room they are in: one table for REST and sockets alike. A host replaces it with
 * `ChatRoomModule.forRoot({ providers: [{ provide: RoomRules, useClass: Theirs }] })`.
 */
export abstract class RoomRules {
  abstract may(personId: string, room: RoomAccess, action: RoomAction): boolean;

  /** @throws `forbidden` with the rule `room_role`. */
  check(personId: string, room: RoomAccess, action: RoomAction): void {
    if (!this.may(personId, room, action)) throw forbidden('', 'room_role', `room.${action}`);
  }
}

/** The table of the service's policies. */
export class TableRoomRules extends RoomRules {
  may(personId: string, room: RoomAccess, action: RoomAction): boolean {
    return refusalOf(`room.${action}`, askerIn(room, personId)) === null;
  }
}

/** Somebody with a valid token, as what they are in a room. */
export function askerIn(room: Pick<RoomAccess, 'kind' | 'members'>, personId: string): Asker {
  const member = room.members.get(personId);
  return {
    role: member ? ROLE_OF_MODEL[member.model] : 'student',
    room: { kind: room.kind, role: member?.role ?? null },
    sight: member ?? null,
  };
}
