import { excerpt, summaryOf, type Message } from '@officehours/contracts';
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

/** Its marks stay at its own end beside words of the other direction. */
const isolated = (line: string): string => `\u2068${line}\u2069`;
