import type { Id, Message } from '@officehours/contracts';
import type { OutboxEntries, OutboxEntry } from '../outbox/entries';
import type { OutboxItem } from '../outbox/item';
import type { ChatItem, SendStatus } from './item';

export interface ChatItemsInput {
  /** One run of the log, ascending. */
  messages: readonly Message[];
  /** Of this room. */
  outbox: OutboxEntries;
  me: Id;
  /** Up to which `seq` all others have read. */
  readByOthers: number;
  /** Whether the run ends where new messages appear. */
  isAtEnd: boolean;
}

/**
 * Makes the rows of a conversation. One maker per view: it answers with the same object for a message that did not
 * change, so that a row is drawn again only when there is a reason.
 */
export function createChatItems(): (input: ChatItemsInput) => ChatItem[] {
  const made = new WeakMap<object, ChatItem>();
  const rowOf = (source: object, status: SendStatus | null, make: () => ChatItem) => {
    const before = made.get(source);
    if (before?.status === status) return before;
    const row = make();
    made.set(source, row);
    return row;
  };

  return ({ messages, outbox, me, readByOthers, isAtEnd }) => {
    const readUpTo = Math.max(readByOthers, lastOwnRead(messages, me));
    const ofMessage = (source: object, message: Message) => {
      const status = message.senderId !== me ? null : message.seq <= readUpTo ? 'read' : 'sent';
      return rowOf(source, status, () => itemOfMessage(message, status));
    };
    const ofEntry = (entry: OutboxEntry) => {
      if (entry.stored) return ofMessage(entry, entry.stored);
      const status = entry.item.failure === null ? 'sending' : 'failed';
      return rowOf(entry, status, () => itemOfUnsent(entry.item, me, status));
    };
    const rows = messages.map((message) => ofMessage(message, message));
    if (!isAtEnd || outbox.length === 0) return rows;
    const shown = new Set(
      messages.filter(({ senderId }) => senderId === me).map((message) => message.clientMessageId),
    );
    return [...rows, ...outbox.filter(({ item }) => !shown.has(item.clientMessageId)).map(ofEntry)];
  };
}

/** Read positions only advance: what holds for the last own message that was read holds for all before it. */
function lastOwnRead(messages: readonly Message[], me: Id): number {
  return messages.findLast(({ senderId, isRead }) => isRead && senderId === me)?.seq ?? 0;
}

function itemOfMessage(message: Message, status: SendStatus | null): ChatItem {
  const { isRead, changeSeq, updatedAt, receiverId, receiverModel, ...shown } = message;
  const mine = status !== null;
  // Two people could choose the same clientMessageId; only an own one must be the same before and after storing.
  return { ...shown, key: mine ? message.clientMessageId : message.id, mine, status, failure: null };
}

/** What a message is before the service has it. */
const UNSENT = {
  id: null,
  seq: null,
  senderModel: null,
  mine: true,
  messageType: 'text',
  rev: 0,
  pinnedAt: null,
  editedAt: null,
  deletedAt: null,
} as const satisfies Partial<ChatItem>;

function itemOfUnsent(item: OutboxItem, me: Id, status: SendStatus): ChatItem {
  const { clientMessageId, chatRoomId, content, replyTo, createdAt, failure } = item;
  const own = { clientMessageId, chatRoomId, content, replyTo, createdAt, failure };
  return { ...UNSENT, ...own, attachments: [], reactions: [], key: clientMessageId, senderId: me, status };
}
