import type { RoomState } from '@officehours/contracts';
import type { RoomRecord } from './room';

declare module '@officehours/platform' {
  interface DomainEventMap {
    /** A room was made; its members are stored. */
    'room.created': { room: RoomRecord; memberIds: string[] };
    /** A member's read position moved forward. */
    'room.read': { chatRoomId: string; userId: string; lastReadSeq: number; isHidden: boolean };
    /** The messages up to here have reached a device of a member. */
    'room.delivered': { chatRoomId: string; userId: string; lastDeliveredSeq: number };
    /** What a member keeps of a room for themselves changed: mark, preferences, draft. */
    'member.state': { userId: string; state: RoomState };
    /** Worth nothing a moment later. */
    'typing.changed': { chatRoomId: string; userId: string; isTyping: boolean };
  }
}
