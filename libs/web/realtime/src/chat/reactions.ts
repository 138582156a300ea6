import type { Id, Message } from '@officehours/contracts';

/** The message with one person's reaction; the same object when it is there already. */
export function withReaction(message: Message, emoji: string, userId: Id): Message {
  const there = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (there?.userIds.includes(userId)) return message;
  const userIds = [...(there?.userIds ?? []), userId];
  const reactions = there
    ? message.reactions.map((reaction) => (reaction === there ? { emoji, userIds } : reaction))
    : [...message.reactions, { emoji, userIds }];
  return { ...message, reactions };
}

/** The message without it; an emoji that nobody is left with goes. */
export function withoutReaction(message: Message, emoji: string, userId: Id): Message {
  if (!message.reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(userId)))
    return message;
  const reactions = message.reactions
    .map((reaction) =>
      reaction.emoji === emoji
        ? { emoji, userIds: reaction.userIds.filter((id) => id !== userId) }
        : reaction,
    )
    .filter(({ userIds }) => userIds.length > 0);
  return { ...message, reactions };
}
