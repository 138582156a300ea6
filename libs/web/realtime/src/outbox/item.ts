import type { Id, IsoTime, ReplySnapshot } from '@officehours/contracts';
import type { OutgoingFile } from '../attachments/types';
import { OfficehoursError, type FailureCode } from '../rest/error';

/** A message that the service has not acknowledged, as it is kept in the browser. */
export interface OutboxItem {
  /** Its identity for ever: made once, kept through retries, reloads and renewed tokens. */
  clientMessageId: string;
  /** Whose outbox it is in. */
  userId: Id;
  chatRoomId: Id;
  content: string;
  replyTo: ReplySnapshot | null;
  /** Members who are called by name; absent when nobody is. */
  mentionIds?: Id[];
  /** Nobody is told of it outside the app. */
  silent?: boolean;
  /** Its files with their bytes, in their order; absent when there are none. */
  files?: readonly OutgoingFile[];
  /** Place in the queue: greater than that of everything written before in this browser. */
  order: number;
  createdAt: IsoTime;
  /** Why the service refused it; null while it is to be sent. */
  failure: FailureCode | null;
}

/** What a message may have beside its text. */
export type WrittenExtra = Partial<Pick<OutboxItem, 'replyTo' | 'mentionIds' | 'silent' | 'files'>>;

/** Codes with which the same message is refused however often it is sent. With any other it may still be accepted. */
const DEFINITE = new Set<FailureCode>([
  'validation_failed',
  'forbidden',
  'not_found',
  'idempotency_conflict',
  'payload_too_large',
  'unsupported_media_type',
]);

/** The code of a definite refusal; null when the message is to be sent again. */
export function refusalOf(error: unknown): FailureCode | null {
  return error instanceof OfficehoursError && DEFINITE.has(error.code) ? error.code : null;
}

/** In the order in which they were written. */
export function inOrder(items: readonly OutboxItem[]): OutboxItem[] {
  return [...items].sort((a, b) => a.order - b.order || (a.clientMessageId < b.clientMessageId ? -1 : 1));
}

/** A message by its room and its identity. */
export type Written = Pick<OutboxItem, 'chatRoomId' | 'clientMessageId'>;
