import { hash } from 'node:crypto';
import type { SendMessageRequest } from '@officehours/contracts';

type Asked = Pick<
  SendMessageRequest,
  'content' | 'messageType' | 'replyToId' | 'attachmentIds' | 'mentionIds'
>;

/** What makes two requests under one `clientMessageId` the same message. */
export function requestHashOf({
  content,
  messageType = 'text',
  replyToId,
  attachmentIds = [],
  mentionIds = [],
}: Asked): string {
  const asked: unknown[] = [content, messageType, replyToId?.toLowerCase() ?? null, attachmentIds];
  // Left out where there are none: messages stored before mentions existed keep their hash.
  if (mentionIds.length > 0) asked.push(mentionIds);
  const canonical = JSON.stringify(asked);
  return hash('sha256', canonical, 'base64url');
}
