import { excerpt, summaryOf, type Message } from '@officehours/contracts';
import type { OutboxItem } from '@officehours/web-realtime';
import { oneLine } from '../content/one-line';
import type { Messages } from '../i18n/en';

const LENGTH = 120;

/** One line about the last message of a room. */
export function previewOf(message: Message | null, me: string, text: Messages): string {
  if (!message) return text.rooms.noMessages;
  if (message.deletedAt) return text.rooms.deleted;
  const line = excerpt(oneLine(message.content, summaryOf(message.attachments), text), LENGTH);
  return message.senderId === me ? `${text.rooms.you} ${isolated(line)}` : line;
}

/** Of a message that could not be sent: its words, or the name of its file. */
export const unsentPreview = ({ content, files }: OutboxItem, text: Messages): string =>
  excerpt(oneLine(content, null, text), LENGTH) || (files?.[0]?.name ?? '');

/** Its marks stay at its own end beside words of the other direction. */
const isolated = (line: string): string => `\u2068${line}\u2069`;
