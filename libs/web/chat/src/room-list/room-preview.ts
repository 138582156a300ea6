import { excerpt, summaryOf, type Message } from '@officehours/contracts';
import type { OutboxItem } from '@officehours/web-realtime';
import { oneLine } from '../content/one-line';
import type { Messages } from '../i18n/en';
import type { Told } from '../i18n/told';

const LENGTH = 120;

interface PreviewWords {
  text: Messages;
  tell: (what: Told) => string;
  nameOf?: Told['nameOf'];
  /** Of several people: who wrote is not known from whose conversation it is. */
  isGroup?: boolean;
}

const nobody = () => null;

/** One line about the last message of a room, and who wrote it where that is the reader or one of several. */
export function previewOf(
  message: Message | null,
  me: string,
  { text, tell, nameOf = nobody, isGroup = false }: PreviewWords,
): { preview: string; lead?: string } {
  if (!message) return { preview: text.rooms.noMessages };
  if (message.deletedAt) return { preview: text.rooms.deleted };
  const { system: event, content, attachments } = message;
  const said = event ? tell({ event, content, nameOf }) : content;
  const preview = excerpt(oneLine(said, summaryOf(attachments), text), LENGTH);
  if (message.senderId === me) return { preview, lead: text.rooms.you };
  const name = isGroup && !event && nameOf(message.senderId);
  return name ? { preview, lead: `${name}:` } : { preview };
}

/** Of a message that could not be sent: its words, or the name of its file. */
export const unsentPreview = ({ content, files }: OutboxItem, text: Messages): string =>
  excerpt(oneLine(content, null, text), LENGTH) || (files?.[0]?.name ?? '');
