import { excerpt, summaryOf, type Message } from '@officehours/contracts';
import type { OutboxItem } from '@officehours/web-realtime';
import { oneLine } from '../content/one-line';
import type { Messages } from '../i18n/en';

const LENGTH = 120;

/** One line about the last message of a room, and what stands before it where the reader wrote it. */
export function previewOf(
  message: Message | null,
  me: string,
  text: Messages,
): { preview: string; lead?: string } {
  if (!message) return { preview: text.rooms.noMessages };
  if (message.deletedAt) return { preview: text.rooms.deleted };
  const preview = excerpt(oneLine(message.content, summaryOf(message.attachments), text), LENGTH);
  return message.senderId === me ? { preview, lead: text.rooms.you } : { preview };
}

/** Of a message that could not be sent: its words, or the name of its file. */
export const unsentPreview = ({ content, files }: OutboxItem, text: Messages): string =>
  excerpt(oneLine(content, null, text), LENGTH) || (files?.[0]?.name ?? '');
