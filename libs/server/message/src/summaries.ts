import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MembershipRepository, RoomRepository, type MessageRecord } from '@officehours/chat-room';
import { Clock, DomainEvents, NodeProgresses, type NodeProgress } from '@officehours/platform';
import { MessageRepository, type NewMessage } from './message.repository';
import { recordOf, WaitingSummaries, type SummaryBatch } from './waiting-summaries';

/** Long enough to fold a busy room's messages into one write, short enough that nobody sees the difference. */
const FLUSH_AFTER_MS = 50;
/** What is derived takes about a tenth of the database's time: under load, writes are rarer and fold more. */
const REST = 10;
const FLUSH_AT_LATEST_MS = 1_000;
/** So many at once: a message that is being sent waits for no more than these. */
const PART = 25;
const RETRY_AFTER_MS = 1_000;
const ROOMS_REMEMBERED = 50_000;

/**
 * Keeps what is derived from the log: each room's last message and activity, and that who writes has read.
 * Outside the acknowledgement; what a crash left out is made good from the log, from that node's last checkpoint on.
 */
@Injectable()
export class Summaries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Summaries.name);
  private readonly progress: NodeProgress;
  private readonly waiting = new WaitingSummaries();
  private readonly seqs = new Map<string, number>();
  private timer?: NodeJS.Timeout;
  private flushAfterMs = FLUSH_AFTER_MS;
  private flushing: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly events: DomainEvents,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly messages: MessageRepository,
    progresses: NodeProgresses,
    private readonly clock: Clock,
  ) {
    this.progress = progresses.of('summaries', () => this.makeGood());
    events.on('message.created', ({ message }) => this.note(message));
    events.on('message.found', ({ message }) => this.note(message));
  }

  /** The newest number of a room that this node has noted lately; its summary may be behind it. 0: it knows of none. */
  writtenSeq(chatRoomId: string): number {
    return this.seqs.get(chatRoomId) ?? 0;
  }

  /**
   * Brings the copies of changed messages in their rooms up to date, whether they are there already or still on their
   * way. Whether they were written; if not, it is tried again.
   */
  refresh(...messages: readonly MessageRecord[]): Promise<boolean> {
    for (const message of messages) this.waiting.change(message);
    return this.flush();
  }

  onApplicationBootstrap(): Promise<void> {
    return this.progress.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.progress.stop();
    await this.flush();
  }

  /** Says that this node is alive, and makes good what nodes that are not had left. */
  renew(): Promise<void> {
    return this.progress.renew();
  }

  /** Beside the usual writing: reading the log may take a while, and nobody's change waits for it. */
  private async makeGood(): Promise<void> {
    const debt = this.progress.takeDebt();
    try {
      if (debt.from) await this.findSince(debt.from);
      if (await this.flush()) await this.progress.settle(debt);
      else this.progress.owe(debt);
    } catch (error) {
      this.progress.owe(debt);
      this.log.warn({ err: error }, 'what other nodes left waits for the database');
    }
  }

  /** Whoever wrote it may have died before anyone heard of it. */
  private async findSince(time: Date): Promise<void> {
    const newest = new Map<string, MessageRecord>();
    for await (const message of this.messages.since(time)) {
      this.note(message);
      if ((newest.get(message.chatRoomId)?.seq ?? 0) < message.seq) newest.set(message.chatRoomId, message);
    }
    for (const message of newest.values()) this.events.publish('message.found', { message });
  }

  private note(message: NewMessage | MessageRecord): void {
    this.remember(message);
    const { chatRoomId, senderId: userId, seq } = message;
    if (userId !== null) this.memberships.wrote({ chatRoomId, userId, seq });
    this.waiting.note(message);
    this.timer ??= setTimeout(() => void this.flush(), this.flushAfterMs);
  }

  /** One flush at a time; a failed one is tried again with what came since. Whether it was written. */
  private flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<boolean> {
    const [began, beganAt] = [performance.now(), this.clock.now()];
    const batch = this.waiting.batch();
    try {
      await this.writeBatch(batch);
      await this.progress.advance(beganAt);
    } catch (error) {
      this.log.warn({ err: error }, 'room summaries wait for the database');
      this.timer ??= setTimeout(() => void this.flush(), RETRY_AFTER_MS);
      return false;
    }
    const took = performance.now() - began;
    this.flushAfterMs = Math.min(Math.max(FLUSH_AFTER_MS, took * REST), FLUSH_AT_LATEST_MS);
    this.waiting.settle(batch);
    return true;
  }

  private async writeBatch({ newest, changed, written }: SummaryBatch): Promise<void> {
    for (const part of inParts(newest))
      await this.rooms.summarise(
        part.map(([chatRoomId, message]) => ({ chatRoomId, lastMessage: recordOf(message) })),
      );
    // After the copies were made: a message may have changed while its copy was on its way.
    for (const [, message] of changed) await this.rooms.refreshLastMessage(message);
    for (const part of inParts(written))
      await this.memberships.readMany(part.map(([, position]) => position));
  }

  private remember({ chatRoomId, seq }: NewMessage | MessageRecord): void {
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
