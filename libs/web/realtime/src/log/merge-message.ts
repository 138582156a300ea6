import type { Message } from '@officehours/contracts';

/**
 * The newer of two states of one message: the later change wins, and what has been read stays read.
 * Returns `held` itself when `incoming` says nothing new, so that its row is not drawn again.
 */
export function mergeMessage(held: Message, incoming: Message): Message {
  const newer = incoming.changeSeq > held.changeSeq ? incoming : held;
  const isRead = held.isRead || incoming.isRead;
  return newer.isRead === isRead ? newer : { ...newer, isRead };
}
