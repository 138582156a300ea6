import type { MessageRecord, ReadPosition } from '@officehours/chat-room';
import type { NewMessage } from './message.repository';

/** What one flush writes. */
export interface SummaryBatch {
  newest: [string, MessageRecord][];
  changed: [string, MessageRecord][];
  written: [string, ReadPosition][];
}

/** What waits to be written: the newest message of each room, changed copies, and who wrote up to where. */
export class WaitingSummaries {
  private readonly newest = new Map<string, MessageRecord>();
  private readonly changed = new Map<string, MessageRecord>();
  private readonly written = new Map<string, ReadPosition>();

  note(message: NewMessage | MessageRecord): void {
    const { chatRoomId, senderId, seq } = message;
    if ((this.newest.get(chatRoomId)?.seq ?? 0) < seq) this.newest.set(chatRoomId, message);
    // Writing counts as reading, for everyone who wrote.
    const key = `${chatRoomId}:${senderId}`;
    if (senderId !== null && (this.written.get(key)?.seq ?? 0) < seq) {
      this.written.set(key, { chatRoomId, userId: senderId, seq });
    }
  }

  change(message: MessageRecord): void {
    this.changed.set(message.id, message);
  }

  batch(): SummaryBatch {
    return { newest: [...this.newest], changed: [...this.changed], written: [...this.written] };
  }

  /** Drops what was written, unless something newer has come meanwhile. */
  settle({ newest, changed, written }: SummaryBatch): void {
    settle(this.newest, newest);
    settle(this.changed, changed);
    settle(this.written, written);
  }
}

function settle<K, V>(waiting: Map<K, V>, done: readonly [K, V][]): void {
  for (const [key, value] of done) if (waiting.get(key) === value) waiting.delete(key);
}

/** The copy that a room keeps. */
export function recordOf(message: NewMessage | MessageRecord): MessageRecord {
  const { requestHash: _, ...record } = { requestHash: '', ...message };
  return record;
}
