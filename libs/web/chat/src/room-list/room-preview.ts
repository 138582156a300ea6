import { excerpt, type Message } from '@officehours/contracts';
import { plainText } from '../content/plain-text';
import type { Messages } from '../i18n/en';

const LENGTH = 120;

/** One line about the last message of a room. */
export function previewOf(message: Message | null, me: string, text: Messages): string {
  if (!message) return text.rooms.noMessages;
  if (message.deletedAt) return text.rooms.deleted;
  const line = excerpt(plainText(message.content, text.message.formula), LENGTH);
  return message.senderId === me ? `${text.rooms.you} ${line}` : line;
}
