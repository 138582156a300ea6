import type { Id, SendMessageRequest } from '@officehours/contracts';
import type { OutboxItem } from './item';

/** What the service is asked for a message; `attachmentIds` once its files are there. */
export function sendRequestOf(item: OutboxItem, attachmentIds?: Id[]): SendMessageRequest {
  const { clientMessageId, chatRoomId, content, replyTo, mentionIds, silent } = item;
  return {
    chatRoomId,
    content,
    clientMessageId,
    ...(replyTo && { replyToId: replyTo.id }),
    ...(mentionIds && { mentionIds }),
    ...(silent && { silent }),
    ...(attachmentIds && { attachmentIds }),
  };
}
