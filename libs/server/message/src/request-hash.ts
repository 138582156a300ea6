import { createHash } from 'node:crypto';
import type { SendMessageRequest } from '@officehours/contracts';

type Asked = Pick<SendMessageRequest, 'content' | 'messageType' | 'replyToId' | 'attachmentIds'>;

/** What makes two requests under one `clientMessageId` the same message. */
export function requestHashOf({
  content,
  messageType = 'text',
  replyToId,
  attachmentIds = [],
}: Asked): string {
  const canonical = JSON.stringify([content, messageType, replyToId?.toLowerCase() ?? null, attachmentIds]);
  return createHash('sha256').update(canonical).digest('base64url');
}
