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
const RETRY_AFTER_MS = 1_000;
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
  private readonly written = new Map<string, { chatRoomId: string; userId: string; seq: number }>();
  private timer?: NodeJS.Timeout;
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

  /** The newest number of a room that is not in its summary yet. */
  pendingSeq(chatRoomId: string): number {
    return this.newest.get(chatRoomId)?.seq ?? 0;
  }

  async onApplicationBootstrap(): Promise<void> {
    const clean = await this.checkpoint.read();
    if (clean)
      for (const message of await this.messages.touchedSince(new Date(clean.getTime() - CLOCK_MARGIN_MS)))
        this.note(message);
    await this.flush();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private note(message: NewMessage | MessageRecord): void {
    const { chatRoomId, senderId, seq } = message;
    if ((this.newest.get(chatRoomId)?.seq ?? 0) < seq) this.newest.set(chatRoomId, recordOf(message));
    if (senderId !== null)
      this.written.set(`${chatRoomId}:${senderId}`, { chatRoomId, userId: senderId, seq });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
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
    const summaries = [...this.newest].map(([chatRoomId, lastMessage]) => ({ chatRoomId, lastMessage }));
    const written = [...this.written];
    try {
      await this.rooms.summarise(summaries);
      await this.memberships.readMany(written.map(([, position]) => position));
      await this.checkpoint.write(began);
    } catch (error) {
      this.log.warn({ err: error }, 'room summaries wait for the database');
      this.timer ??= setTimeout(() => void this.flush(), RETRY_AFTER_MS);
      return;
    }
    for (const { chatRoomId, lastMessage } of summaries)
      if (this.newest.get(chatRoomId) === lastMessage) this.newest.delete(chatRoomId);
    for (const [key, position] of written) if (this.written.get(key) === position) this.written.delete(key);
  }
}

function recordOf(message: NewMessage | MessageRecord): MessageRecord {
  const { requestHash: _, ...record } = { requestHash: '', ...message };
  return record;
}
