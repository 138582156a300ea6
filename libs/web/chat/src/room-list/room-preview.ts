import { excerpt, type Message } from '@officehours/contracts';
import type { Messages } from '../i18n/en';

const LENGTH = 120;

/** One line about the last message of a room. */
export function previewOf(message: Message | null, me: string, text: Messages): string {
  if (!message) return text.rooms.noMessages;
  if (message.deletedAt) return text.rooms.deleted;
  const line = excerpt(plainOf(message.content), LENGTH);
  return message.senderId === me ? `${text.rooms.you} ${line}` : line;
}

/** Markdown's marks mean nothing on one line. */
function plainOf(content: string): string {
  return content
    .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gmu, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]) +/gmu, '')
    .replace(/\*\*|__|~~|`/gu, '');
}
