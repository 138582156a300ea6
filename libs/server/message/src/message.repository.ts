import type { MessageRecord } from '@officehours/chat-room';

/** A message with its number, ready to be written. */
export interface NewMessage extends MessageRecord {
  requestHash: string;
}

/** How far an ordered write came: `stored` messages are durable; at that index a unique index refused the next one. */
export interface AppendOutcome {
  stored: number;
  refused: boolean;
}

/** The log of messages. */
export abstract class MessageRepository {
  /** A new id, in the database's own form. */
  abstract newId(): string;
  /** Writes in order, durably, and stops at the first that a unique index refuses. Other failures throw. */
  abstract append(messages: readonly NewMessage[]): Promise<AppendOutcome>;
  /** Of these messages, those that are in the log, by room, sender and the client's id. */
  abstract findSent(
    messages: readonly Pick<NewMessage, 'chatRoomId' | 'senderId' | 'clientMessageId'>[],
  ): Promise<NewMessage[]>;
  abstract find(id: string): Promise<MessageRecord | null>;
  /** How many messages mention a person, from the given `seq` of each room on, up to 100 a room. */
  abstract mentions(userId: string, from: ReadonlyMap<string, number>): Promise<Map<string, number>>;
  /** 0 for a room without messages. */
  abstract lastSeq(chatRoomId: string): Promise<number>;
  /** The messages from `first` to `last`, both included, oldest first. */
  abstract range(chatRoomId: string, first: number, last: number): Promise<MessageRecord[]>;
  /** The messages from `first` on, oldest first, as many as `limit`. */
  abstract from(chatRoomId: string, first: number, limit: number): Promise<MessageRecord[]>;
  /** The newest messages, oldest first. */
  abstract newest(chatRoomId: string, limit: number): Promise<MessageRecord[]>;
  /** The messages whose ids were made at `time` or later, in the order of their ids. */
  abstract since(time: Date): AsyncIterable<MessageRecord>;
}
