import type {
  Attachment,
  Id,
  IsoTime,
  MessageType,
  PersonModel,
  Reaction,
  ReplySnapshot,
  SystemEvent,
} from '@officehours/contracts';
import type { OutgoingFile } from '../attachments/types';
import type { FailureCode } from '../rest/error';

/** How far an own message has come: stored, on a device of every other member, read by all of them. */
export type SendStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One row of a conversation: a stored message, or one that is still in the outbox. */
export interface ChatItem {
  /** The same before and after the service stored the message: the key of its row. */
  key: string;
  /** Null until stored. */
  id: Id | null;
  /** Null until stored. */
  seq: number | null;
  clientMessageId: string;
  chatRoomId: Id;
  /** Null in system messages. */
  senderId: Id | null;
  senderModel: PersonModel | null;
  mine: boolean;
  content: string;
  messageType: MessageType;
  /** What a system message tells; null in all others. */
  system: SystemEvent | null;
  attachments: Attachment[];
  /** Files of an own message that is not stored yet, in their order, with their bytes; none in all others. */
  outgoing: readonly OutgoingFile[];
  /** Members who are called by name. */
  mentions: Id[];
  replyTo: ReplySnapshot | null;
  reactions: Reaction[];
  /** What an edit is based on. */
  rev: number;
  pinnedAt: IsoTime | null;
  editedAt: IsoTime | null;
  deletedAt: IsoTime | null;
  /** Who deleted it, where that was somebody else than the sender. */
  deletedById?: Id;
  createdAt: IsoTime;
  /** Null for messages of others. */
  status: SendStatus | null;
  /** Why the service refused it, when `status` is `failed`. */
  failure: FailureCode | null;
}
