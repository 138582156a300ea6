import type { RoomState } from '@officehours/contracts';
import type { RoomRecord } from './room';

/** A socket that hears a room of its person later than it should have. */
export interface Arrival {
  chatRoomId: string;
  userId: string;
  socketId: string;
}

declare module '@officehours/platform' {
  interface DomainEventMap {
    /** A room was made; its members are stored. May be said again while nothing was said in it. */
    'room.created': { room: RoomRecord; memberIds: string[] };
    /** People came into a room that was there before. */
    'member.added': { room: RoomRecord; userIds: string[] };
    /** Sockets on this node did not hear that their people came into rooms: they hear these since just now. */
    'member.unheard': { arrivals: Arrival[] };
    /** People are no longer in a room: what comes now is not for them. May be said twice. */
    'member.removed': { chatRoomId: string; userIds: string[] };
    /** A room's name or a member's role changed. */
    'room.changed': { room: RoomRecord };
    /** A group has members and no owner: a process died between two writes. May be said of one that is being passed on. */
    'room.ownerless': { chatRoomId: string };
    /** A member's read position moved forward. */
    'room.read': { chatRoomId: string; userId: string; lastReadSeq: number; isHidden: boolean };
    /** The messages up to here have reached a device of a member. */
    'room.delivered': { chatRoomId: string; userId: string; lastDeliveredSeq: number };
    /** Somebody blocked somebody, or does so no longer. */
    'block.changed': { ownerId: string; userId: string };
    /** What a member keeps of a room for themselves changed: mark, preferences, draft. */
    'member.state': { userId: string; state: RoomState };
    /** Worth nothing a moment later. */
    'typing.changed': { chatRoomId: string; userId: string; isTyping: boolean };
  }
}
