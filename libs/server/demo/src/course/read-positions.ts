import type { ReadPosition } from '@officehours/chat-room';
import type { NewMessage } from '@officehours/message';
import { INSTRUCTOR, type Conversation } from './cast';

/** How far student and instructor have read: all, but for the last messages of the other where the ending says so. */
export function readPositionsOf(
  { chatRoomId, studentId, ending }: Conversation,
  messages: readonly NewMessage[],
): ReadPosition[] {
  const fromOther = messages.length - lastRun(messages);
  return [
    { chatRoomId, userId: studentId, seq: ending === 'unread' ? fromOther : messages.length },
    { chatRoomId, userId: INSTRUCTOR.id, seq: ending === 'open' ? fromOther : messages.length },
  ];
}

/** How many messages at the end are of one person. */
function lastRun(messages: readonly NewMessage[]): number {
  const sender = messages.at(-1)?.senderId;
  const before = messages.findLastIndex(({ senderId }) => senderId !== sender);
  return messages.length - 1 - before;
}
