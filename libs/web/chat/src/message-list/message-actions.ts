import { LIMITS } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { createContext, use } from 'react';

/** What can be done with a message, and where a row keeps what must outlive its scrolling out of sight. */
export interface MessageActions {
  retry(clientMessageId: string): void;
  remove(clientMessageId: string): void;
  /** `name`: of who wrote it; null where that is not known. */
  reply(item: ChatItem, name: string | null): void;
  /** Goes to the message with `seq`; `from` is the one that quotes it, to come back to. */
  openQuote(seq: number, from?: number): void;
  edit(item: ChatItem): void;
  /** For everyone; asks first. */
  deleteForAll(item: ChatItem): void;
  /** Adds the reader's reaction, or takes it back. */
  react(item: ChatItem, emoji: string): void;
  /** What an edited message said before. */
  showHistory(item: ChatItem): void;
  /** Who has read one's own message; absent in a room of two, where its ticks say so. */
  showReaders?: ((item: ChatItem) => void) | undefined;
  /** Shows a picture of a message, large. */
  openFile?: ((item: ChatItem, fileId: string) => void) | undefined;
  /** Asks what is wrong with somebody's message. */
  report(item: ChatItem): void;
  /** Unread again from this message on, on all of the reader's devices. */
  markUnread(item: ChatItem): void;
  /** Who the reader is. */
  me: string;
  /** Name of a person of the room; null for someone unknown. */
  nameOf(senderId: string | null): string | null;
  /** Keys of long messages that were unfolded. */
  unfolded: Set<string>;
}

/** The service takes changes of a message for a while only. */
export const isNew = ({ createdAt }: ChatItem): boolean =>
  Date.now() - Date.parse(createdAt) < LIMITS.editWindowMs;

/** The reader's last message, where it can be changed: one that is not sent yet cannot, and those before it are not the last. */
export function lastToEdit(items: readonly ChatItem[]): ChatItem | null {
  const last = items.findLast(({ mine, deletedAt }) => mine && deletedAt === null);
  return last?.id && isNew(last) ? last : null;
}

export const MessageActionsContext = createContext<MessageActions | null>(null);

export function useMessageActions(): MessageActions {
  const actions = use(MessageActionsContext);
  if (!actions) throw new Error('A message row needs <MessageActionsContext> around it.');
  return actions;
}
