import type { Id, Message, SendMessageRequest } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';
import type { OutboxItem } from './item';

/** What the service is asked for a message; `attachmentIds` once its files are there. */
function sendRequestOf(item: OutboxItem, attachmentIds?: Id[]): SendMessageRequest {
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

/** Sends a message by `send`: without what it answers, where that was deleted meanwhile. */
export async function sendItem(
  item: OutboxItem,
  attachmentIds: Id[] | undefined,
  send: (request: SendMessageRequest) => Promise<Message>,
): Promise<Message> {
  const request = sendRequestOf(item, attachmentIds);
  try {
    return await send(request);
  } catch (error) {
    const { replyToId, ...alone } = request;
    const code = error instanceof OfficehoursError ? error.code : '';
    // The second is said where an earlier attempt went out without it, and its answer was lost.
    if (replyToId && ['not_found', 'idempotency_conflict'].includes(code)) return send(alone);
    throw error;
  }
}
