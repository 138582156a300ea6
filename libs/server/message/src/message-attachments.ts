import type { Attachment } from '@officehours/contracts';
import type { MessageRecord } from '@officehours/chat-room';

/** Which message asks for files: who sends it, where, under which id of the client. */
export type Claimant = Pick<MessageRecord, 'chatRoomId' | 'senderId' | 'clientMessageId'>;

/**
 * What messages ask of files. Provided by the attachment library; without it no file exists, and every id of one is
 * answered with `not_found`.
 */
export abstract class MessageAttachments {
  /**
   * Files that the sender has uploaded to this room, for this one message: the same message may ask again, another
   * one may not. All of them, in the order asked for, or none.
   * @throws `not_found`
   */
  abstract claim(claimant: Claimant, ids: readonly string[]): Promise<Attachment[]>;
  /** The message is about to be deleted: what becomes of its files is settled even when this process ends now. */
  abstract deleting(message: Claimant): Promise<void>;
  /** The message is deleted: its files go before this returns. */
  abstract deleted(message: Claimant): Promise<void>;
}
