import type { Id, Message } from '@officehours/contracts';
import type { OutgoingFile } from '../attachments/types';
import type { OutboxEntries } from '../outbox/entries';
import type { OutboxItem } from '../outbox/item';
import { commonEnds } from '../support/common-ends';
import type { ChatItem, SendStatus } from './item';

export interface ChatItemsInput {
  /** One run of the log, ascending. */
  messages: readonly Message[];
  /** Of this room. */
  outbox: OutboxEntries;
  me: Id;
  /** Up to which `seq` all others have read. */
  readByOthers: number;
  /** Up to which `seq` a device of each of the others has the messages. */
  deliveredToOthers: number;
  /** Whether the run ends where new messages appear. */
  isAtEnd: boolean;
}

/** What was made last, of which the next rows are mostly the same. */
interface Made {
  messages: readonly Message[];
  rows: readonly ChatItem[];
  readUpTo: number;
  deliveredUpTo: number;
  me: Id;
}

/**
 * Makes the rows of a conversation. One maker per view: it answers with the same object for a message that did not
 * change, so that a row is drawn again only when there is a reason, and works on what is new alone: in a long
 * conversation that is one message of a hundred thousand.
 */
export function createChatItems(): (input: ChatItemsInput) => readonly ChatItem[] {
  const rowsOf = new WeakMap<object, ChatItem>();
  let made: Made = { messages: [], rows: [], readUpTo: 0, deliveredUpTo: 0, me: '' };

  const rowOf = (source: object, status: SendStatus | null, make: () => ChatItem) => {
    const before = rowsOf.get(source);
    if (before?.status === status) return before;
    const row = make();
    rowsOf.set(source, row);
    return row;
  };
  const ofMessage = (source: object, message: Message, reached: Reached) => {
    const status = statusOf(message, reached);
    return rowOf(source, status, () => itemOfMessage(message, status));
  };

  return ({ messages, outbox, me, readByOthers, deliveredToOthers, isAtEnd }) => {
    const [head, tail] = commonEnds(made.messages, messages);
    const fresh = messages.slice(head, messages.length - tail);
    const isSameReader = me === made.me;
    const known = isSameReader && made.messages.length > 0 && head + tail > 0 ? made.readUpTo : 0;
    const readUpTo = Math.max(known, readByOthers, lastOwnRead(fresh, me));
    const now = { me, readUpTo, deliveredUpTo: Math.max(readUpTo, deliveredToOthers) };
    const isSameStatus =
      isSameReader && readUpTo === made.readUpTo && now.deliveredUpTo === made.deliveredUpTo;
    const rows = isSameStatus
      ? splice(
          made.rows,
          head,
          tail,
          fresh.map((message) => ofMessage(message, message, now)),
        )
      : messages.map((message) => ofMessage(message, message, now));
    made = { messages, rows, ...now };
    if (!isAtEnd || outbox.length === 0) return rows;
    const waiting = notShown(outbox, messages, me).map((entry) => {
      if (entry.stored) return ofMessage(entry, entry.stored, now);
      const status = entry.item.failure === null ? 'sending' : 'failed';
      return rowOf(entry, status, () => itemOfUnsent(entry.item, me, status));
    });
    return waiting.length === 0 ? rows : [...rows, ...waiting];
  };
}

type Reached = Pick<Made, 'me' | 'readUpTo' | 'deliveredUpTo'>;

function statusOf({ senderId, seq }: Message, { me, readUpTo, deliveredUpTo }: Reached): SendStatus | null {
  if (senderId !== me) return null;
  if (seq <= readUpTo) return 'read';
  return seq <= deliveredUpTo ? 'delivered' : 'sent';
}

/** The rows with all but `head` and `tail` of them replaced; the same array when nothing is. */
function splice(
  rows: readonly ChatItem[],
  head: number,
  tail: number,
  fresh: ChatItem[],
): readonly ChatItem[] {
  if (fresh.length === 0 && head + tail === rows.length) return rows;
  return [...rows.slice(0, head), ...fresh, ...rows.slice(rows.length - tail)];
}

/** What the log does not show yet. */
function notShown(outbox: OutboxEntries, messages: readonly Message[], me: Id): OutboxEntries {
  const waiting = new Set(outbox.map(({ item }) => item.clientMessageId));
  // What was just stored is at the end: the search ends with the last one found.
  for (let at = messages.length - 1; at >= 0 && waiting.size > 0; at -= 1) {
    const { senderId, clientMessageId } = messages[at]!;
    if (senderId === me) waiting.delete(clientMessageId);
  }
  return outbox.filter(({ item }) => waiting.has(item.clientMessageId));
}

/** Read positions only advance: what holds for the last own message that was read holds for all before it. */
function lastOwnRead(messages: readonly Message[], me: Id): number {
  return messages.findLast(({ senderId, isRead }) => isRead && senderId === me)?.seq ?? 0;
}

function itemOfMessage(message: Message, status: SendStatus | null): ChatItem {
  const { isRead, changeSeq, updatedAt, receiverId, receiverModel, ...shown } = message;
  const mine = status !== null;
  // Two people could choose the same clientMessageId; only an own one must be the same before and after storing.
  const key = mine ? message.clientMessageId : message.id;
  return { ...shown, outgoing: NONE, key, mine, status, failure: null };
}

/** One object for all, since rows are compared. */
const NONE: readonly OutgoingFile[] = [];

/** What a message is before the service has it. */
const UNSENT = {
  id: null,
  seq: null,
  senderModel: null,
  mine: true,
  messageType: 'text',
  system: null,
  rev: 0,
  pinnedAt: null,
  editedAt: null,
  deletedAt: null,
} as const satisfies Partial<ChatItem>;

function itemOfUnsent(item: OutboxItem, me: Id, status: SendStatus): ChatItem {
  const { clientMessageId, chatRoomId, content, replyTo, createdAt, failure } = item;
  const own = { clientMessageId, chatRoomId, content, replyTo, createdAt, failure };
  return {
    ...UNSENT,
    ...own,
    attachments: [],
    outgoing: item.files ?? NONE,
    mentions: [],
    reactions: [],
    key: clientMessageId,
    senderId: me,
    status,
  };
}
