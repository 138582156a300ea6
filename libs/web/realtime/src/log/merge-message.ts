import type { Message } from '@officehours/contracts';

/**
 * The newer of two states of one message: more changes win, then what has been read stays read.
 * Returns `held` itself when `incoming` says nothing new, so that its row is not drawn again.
 */
export function mergeMessage(held: Message, incoming: Message): Message {
  if (incoming.rev < held.rev) return held.isRead || !incoming.isRead ? held : { ...held, isRead: true };
  if (incoming.rev > held.rev)
    return held.isRead && !incoming.isRead ? { ...incoming, isRead: true } : incoming;
  return incoming.isRead && !held.isRead ? { ...held, isRead: true } : held;
}
