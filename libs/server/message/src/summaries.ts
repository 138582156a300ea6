import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MembershipRepository, RoomRepository, type MessageRecord } from '@officehours/chat-room';
import { DomainEvents } from '@officehours/platform';
import { MessageRepository, type NewMessage } from './message.repository';
import { SummaryCheckpoint } from './summary-checkpoint.repository';

/** Long enough to fold a busy room's messages into one write, short enough that nobody sees the difference. */
const FLUSH_AFTER_MS = 50;
/** What is derived takes about a tenth of the database's time: under load, writes are rarer and fold more. */
const REST = 10;
const FLUSH_AT_LATEST_MS = 1_000;
/** So many at once: a message that is being sent waits for no more than these. */
const PART = 25;
const RETRY_AFTER_MS = 1_000;
const ROOMS_REMEMBERED = 50_000;
/** Ids are made by clocks, which may step: look this far before the checkpoint. */
const CLOCK_MARGIN_MS = 60_000;

/**
 * Keeps what is derived from the log: each room's last message and activity, and that who writes has read.
 * Outside the acknowledgement; after a crash it is made good from the log, from the last checkpoint on.
 */
@Injectable()
export class Summaries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Summaries.name);
  private readonly newest = new Map<string, MessageRecord>();
  private readonly changed = new Map<string, MessageRecord>();
  private readonly seqs = new Map<string, number>();
  private readonly written = new Map<string, { chatRoomId: string; userId: string; seq: number }>();
  private timer?: NodeJS.Timeout;
  private flushAfterMs = FLUSH_AFTER_MS;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    events: DomainEvents,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly messages: MessageRepository,
    private readonly checkpoint: SummaryCheckpoint,
  ) {
    events.on('message.created', ({ message }) => this.note(message));
  }

  /** The newest number this node wrote to a room lately; its summary may be behind it. 0 when it knows of none. */
  writtenSeq(chatRoomId: string): number {
    return this.seqs.get(chatRoomId) ?? 0;
  }

  /** Brings a changed message's copy in its room up to date, whether the copy is there already or still on its way. */
  refresh(message: MessageRecord): Promise<void> {
    this.changed.set(message.id, message);
    return this.flush();
  }

  async onApplicationBootstrap(): Promise<void> {
    const clean = await this.checkpoint.read();
    if (clean) {
      const from = new Date(clean.getTime() - CLOCK_MARGIN_MS);
      for await (const message of this.messages.since(from)) this.note(message);
    }
    await this.flush();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private note(message: NewMessage | MessageRecord): void {
    const { chatRoomId, senderId, seq } = message;
    this.remember(chatRoomId, seq);
    if ((this.newest.get(chatRoomId)?.seq ?? 0) < seq) this.newest.set(chatRoomId, message);
    // Writing counts as reading, for everyone who wrote.
    const key = `${chatRoomId}:${senderId}`;
    if (senderId !== null && (this.written.get(key)?.seq ?? 0) < seq) {
      this.written.set(key, { chatRoomId, userId: senderId, seq });
    }
    this.timer ??= setTimeout(() => void this.flush(), this.flushAfterMs);
  }

  /** One flush at a time; a failed one is tried again with what came since. */
  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<void> {
    const began = new Date();
    const newest = [...this.newest];
    const changed = [...this.changed];
    const written = [...this.written];
    try {
      for (const part of inParts(newest))
        await this.rooms.summarise(
          part.map(([chatRoomId, message]) => ({ chatRoomId, lastMessage: recordOf(message) })),
        );
      // After the copies were made: a message may have changed while its copy was on its way.
      for (const [, message] of changed) await this.rooms.refreshLastMessage(message);
      for (const part of inParts(written))
        await this.memberships.readMany(part.map(([, position]) => position));
      await this.checkpoint.write(began);
    } catch (error) {
      this.log.warn({ err: error }, 'room summaries wait for the database');
      this.timer ??= setTimeout(() => void this.flush(), RETRY_AFTER_MS);
      return;
    }
    const took = Date.now() - began.getTime();
    this.flushAfterMs = Math.min(Math.max(FLUSH_AFTER_MS, took * REST), FLUSH_AT_LATEST_MS);
    settle(this.newest, newest);
    settle(this.changed, changed);
    settle(this.written, written);
  }

  private remember(chatRoomId: string, seq: number): void {
    this.seqs.set(chatRoomId, Math.max(seq, this.writtenSeq(chatRoomId)));
    const [oldest] = this.seqs.keys();
    if (this.seqs.size > ROOMS_REMEMBERED && oldest !== undefined) this.seqs.delete(oldest);
  }
}

function inParts<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / PART) }, (_, part) =>
    items.slice(part * PART, (part + 1) * PART),
  );
}

/** Drops what was written, unless something newer has come meanwhile. */
function settle<K, V>(waiting: Map<K, V>, done: readonly [K, V][]): void {
  for (const [key, value] of done) if (waiting.get(key) === value) waiting.delete(key);
}

function recordOf(message: NewMessage | MessageRecord): MessageRecord {
  const { requestHash: _, ...record } = { requestHash: '', ...message };
  return record;
}
