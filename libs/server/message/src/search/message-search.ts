import type { MessageRecord } from '@officehours/chat-room';
import { wordsOf, type Sight } from '@officehours/platform';

/** A room to search in, and what the reader sees of it. */
export interface SearchedRoom extends Sight {
  chatRoomId: string;
}

export interface MessageQuery {
  rooms: readonly SearchedRoom[];
  /** All of its words begin words of the message, of its files' names or of what is said in them. None: everything, newest first. */
  text: string;
  senderId?: string | undefined;
  hasFile?: boolean | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  /** `next` of the page before, as it was given. */
  cursor?: string | undefined;
  limit: number;
}

export interface FoundMessages {
  /** Newest first; never a deleted one, never one that the reader does not see. */
  messages: MessageRecord[];
  next: string | null;
  /** Whether every stored message could have been found. */
  isComplete: boolean;
}

/** Finds messages by their words: what a deleted or edited message said before is never found, at no moment. */
export abstract class MessageSearch {
  /** @throws `validation_failed` for a cursor that was not made here. */
  abstract find(query: MessageQuery): Promise<FoundMessages>;
}

/** Whether there is text without a word in it, and nothing else to go by: such a query finds nothing. */
export function isEmpty({
  text,
  senderId,
  hasFile,
}: Pick<MessageQuery, 'text' | 'senderId' | 'hasFile'>): boolean {
  return text.trim() !== '' && wordsOf(text).length === 0 && senderId === undefined && hasFile !== true;
}
