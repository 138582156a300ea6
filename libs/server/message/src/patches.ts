import { LIMITS } from '@officehours/contracts';
import type { MessageRecord } from '@officehours/chat-room';
import type { MessagePatch, RevisionRecord } from './change.repository';

/** New words; the ones before become the newest of the earlier versions. */
export function editOf(
  message: MessageRecord,
  earlier: readonly RevisionRecord[],
  content: string,
  at: Date,
): MessagePatch | null {
  if (message.content === content) return null;
  const revisions = [...earlier, { content: message.content, at: message.editedAt ?? message.createdAt }];
  return { content, rev: message.rev + 1, editedAt: at, revisions: revisions.slice(-LIMITS.revisionsKept) };
}

/** What is left of a deleted message: its number, its sender, that it was, and who deleted it if not its sender. */
export function tombstoneOf(message: MessageRecord, by: string, at: Date): MessagePatch {
  return {
    content: '',
    reactions: [],
    mentions: [],
    attachments: [],
    revisions: [],
    pinnedAt: null,
    rev: message.rev + 1,
    deletedAt: at,
    ...(message.senderId !== by && { deletedById: by }),
    ...(message.replyTo && { forgetsQuote: true }),
  };
}

/** A reaction is in the set or it is not: doing the same again changes nothing. */
export function reactionOf(
  message: MessageRecord,
  userId: string,
  emoji: string,
  on: boolean,
): MessagePatch | null {
  const known = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (on === (known?.userIds.includes(userId) ?? false)) return null;
  if (!known) return { reactions: [...message.reactions, { emoji, userIds: [userId] }] };
  const userIds = on ? [...known.userIds, userId] : known.userIds.filter((id) => id !== userId);
  const reactions = message.reactions.map((reaction) => (reaction === known ? { emoji, userIds } : reaction));
  return { reactions: reactions.filter((reaction) => reaction.userIds.length > 0) };
}
