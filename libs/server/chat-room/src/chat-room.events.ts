import type { RoomRecord } from './room';

declare module '@officehours/platform' {
  interface DomainEventMap {
    /** A room was made; its members are stored. */
    'room.created': { room: RoomRecord; memberIds: string[] };
    /** A member's read position moved forward. */
    'room.read': { chatRoomId: string; userId: string; lastReadSeq: number };
    /** Worth nothing a moment later. */
    'typing.changed': { chatRoomId: string; userId: string; isTyping: boolean };
  }
}
