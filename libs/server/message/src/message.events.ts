import type { MessageRecord } from '@officehours/chat-room';
import type { NewMessage } from './message.repository';

declare module '@officehours/platform' {
  interface DomainEventMap {
    /** A message is in the log, durably. Published once per message, in the order of each room. */
    'message.created': { message: NewMessage };
    /** How far a room has come, said again on this node. */
    'room.beat': { chatRoomId: string; lastSeq: number };
    /** A message stands in the log of which its room may not have been told: it was sent again, or its node died. */
    'message.found': { message: MessageRecord };
    /** The newest change of a room, said again on this node. */
    'message.repeated': { message: MessageRecord };
    /** A change of a message may be stored, and its room not told of it. */
    'message.doubtful': { messageId: string };
    /** A message was edited, deleted, pinned or reacted to; as it is now. */
    'message.changed': { message: MessageRecord };
  }
}
