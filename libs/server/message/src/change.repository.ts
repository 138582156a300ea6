import type { MessageRecord } from '@officehours/chat-room';

/** So long after a change nobody is at what follows from it any more, and a reply that quotes it as it was has arrived. */
export const SETTLED_AFTER_MS = 60_000;

/** What a change writes. Absent fields stay as they are. */
export interface MessagePatch {
  content?: string;
  reactions?: MessageRecord['reactions'];
  /** Emptied with the words that called them. */
  mentions?: [];
  attachments?: [];
  /** What it quotes was deleted: only that it was remains. */
  forgetsQuote?: boolean;
  rev?: number;
  pinnedAt?: Date | null;
  editedAt?: Date | null;
  deletedAt?: Date | null;
  deletedById?: string;
  /** The earlier versions, all of them. */
  revisions?: RevisionRecord[];
}

export interface RevisionRecord {
  content: string;
  at: Date;
}

/** `taken`: another change has this number, of this message or another one. `outdated`: the message is not as it was read. */
export type ChangeOutcome = MessageRecord | 'taken' | 'outdated';

/** Changes of messages that are in the log. */
export abstract class ChangeRepository {
  /** The newest change number of a room; 0 when nothing in it ever changed. */
  abstract lastChangeSeq(chatRoomId: string): Promise<number>;
  /** The same, for one who knows of change `known`: any lower number when none of the room is as new. */
  abstract lastChangeSince(chatRoomId: string, known: number): Promise<number>;
  /**
   * Applies `patch` as change `changeSeq` to `message` as it was read, or not at all. The same write says that what
   * follows from it is owed.
   */
  abstract apply(
    message: MessageRecord,
    changeSeq: number,
    patch: MessagePatch,
    at: Date,
  ): Promise<ChangeOutcome>;
  /** The changed messages of which what follows is owed, up to those that may be settled by `until`. */
  abstract unsettled(until: Date): AsyncIterable<MessageRecord>;
  /** Of each room with changes that may not be settled `now`, the newest; of so many messages at most, the last changed. */
  abstract newestUnsettled(now: Date, limit: number): Promise<MessageRecord[]>;
  /** What followed from the changes of these is done, as far as they may be settled `now`. */
  abstract settle(messageIds: readonly string[], now: Date): Promise<void>;
  /** Messages changed after a change number, in the order of their last change. */
  abstract changedAfter(
    chatRoomId: string,
    changeSeq: number,
    limit: number,
    /** Only of messages from this number on. */
    firstSeq: number,
  ): Promise<MessageRecord[]>;
  /** The messages that quote this one. */
  abstract quotesOf(messageId: string): Promise<MessageRecord[]>;
  /** Pinned messages of a room, newest pin first. */
  abstract pinned(chatRoomId: string): Promise<MessageRecord[]>;
  /** What the message said before, oldest first. */
  abstract revisions(messageId: string): Promise<RevisionRecord[]>;
}
