import type { Message } from '@officehours/contracts';
import { presentMessage, ReadPositions, type MessageRecord } from '@officehours/chat-room';
import { encodeOnce } from '@officehours/platform';

/** Nobody has read what was just written. */
const UNREAD = new ReadPositions([]);

const presented = new WeakMap<MessageRecord, Message>();

/** A message that was stored just now, as it goes to its room and into its sender's acknowledgement: the same object. */
export function presentNew(record: MessageRecord): Message {
  let message = presented.get(record);
  if (!message) presented.set(record, (message = encodeOnce(presentMessage(record, UNREAD))));
  return message;
}
