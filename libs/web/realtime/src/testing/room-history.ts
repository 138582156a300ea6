import type { Message, MessagePage, RoomSync } from '@officehours/contracts';
import type { PagePosition } from '../rest/rest';
import { buildMessage, ROOM } from './builders';

/** One room as the service keeps it: the log, its changes, and the answers made from them. */
export class RoomHistory {
  readonly messages: Message[] = [];
  lastChangeSeq = 0;

  constructor(
    readonly roomId = ROOM,
    public epoch = 'one',
  ) {}

  get lastSeq(): number {
    return this.messages.length;
  }

  append(overrides: Partial<Message> = {}): Message {
    const message = buildMessage(this.lastSeq + 1, {
      chatRoomId: this.roomId,
      ...overrides,
      seq: this.lastSeq + 1,
    });
    this.messages.push(message);
    return message;
  }

  change(seq: number, overrides: Partial<Message>): Message {
    this.lastChangeSeq += 1;
    const before = this.messages[seq - 1]!;
    const changed = { ...before, rev: before.rev + 1, changeSeq: this.lastChangeSeq, ...overrides };
    this.messages[seq - 1] = changed;
    return changed;
  }

  /** Everybody has read up to `seq`. */
  readUpTo(seq: number): void {
    for (let at = 0; at < Math.min(seq, this.lastSeq); at += 1) {
      this.messages[at] = { ...this.messages[at]!, isRead: true };
    }
  }

  page({ before, after, around, limit = 50 }: PagePosition = {}): MessagePage {
    const last = this.lastSeq;
    const [from, to] =
      before !== undefined
        ? [before - limit, before - 1]
        : after !== undefined
          ? [after + 1, after + limit]
          : around !== undefined
            ? [around - Math.floor(limit / 2), around + Math.ceil(limit / 2) - 1]
            : [last - limit + 1, last];
    const first = Math.max(1, from);
    const end = Math.min(last, to);
    return {
      messages: this.messages.slice(first - 1, Math.max(first - 1, end)),
      hasMoreBefore: first > 1,
      hasMoreAfter: end < last,
      lastSeq: last,
      lastChangeSeq: this.lastChangeSeq,
      epoch: this.epoch,
    };
  }

  /** At most `limit` messages and as many changes; null when nothing is lacking. */
  sync(afterSeq: number, afterChange: number, limit = 500): RoomSync | null {
    const messages = this.messages.slice(afterSeq, afterSeq + limit);
    const changed = this.messages
      .filter(({ changeSeq }) => changeSeq > afterChange)
      .sort((a, b) => a.changeSeq - b.changeSeq);
    if (messages.length === 0 && changed.length === 0) return null;
    return {
      chatRoomId: this.roomId,
      messages,
      lastSeq: this.lastSeq,
      hasMoreAfter: afterSeq + messages.length < this.lastSeq,
      changes: changed.slice(0, limit),
      lastChangeSeq: this.lastChangeSeq,
      hasMoreChanges: changed.length > limit,
    };
  }
}
