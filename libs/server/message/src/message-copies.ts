import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { MessageRecord } from '@officehours/chat-room';
import { Clock, DomainEvents } from '@officehours/platform';
import { ChangeSequencer } from './change-sequencer';
import { ChangeRepository, SETTLED_AFTER_MS } from './change.repository';
import { MessageRepository } from './message.repository';
import { Summaries } from './summaries';

const EVERY_MS = 30_000;
const PART = 100;

/**
 * What is kept of a message elsewhere follows its changes: the room's copy of its last message becomes as the message
 * is, and quotes of a deleted one lose its words. Each change says in its own write that this is owed, and the debt is
 * looked at once more when nobody is at it any more: the process may have died, a reply may have been under way.
 */
@Injectable()
export class MessageCopies implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MessageCopies.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly messages: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly sequencer: ChangeSequencer,
    private readonly summaries: Summaries,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('message.created', ({ message }) => this.forgetDeletedQuote(message));
  }

  /** Also what was changed a moment ago: whoever did may be the process that this one follows. */
  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => this.finishQuietly(this.clock.now()), EVERY_MS);
    this.timer.unref();
    this.finishQuietly(new Date(this.clock.now().getTime() + 2 * SETTLED_AFTER_MS));
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** All copies become as the message is now. */
  async follow(message: MessageRecord): Promise<void> {
    await this.summaries.refresh(message);
    await this.forget(message);
  }

  /** One round: what is owed since `until` or longer. */
  async finish(until: Date): Promise<void> {
    let part: MessageRecord[] = [];
    for await (const message of this.changes.unsettled(until)) {
      if (part.push(message) < PART) continue;
      await this.finishPart(part);
      part = [];
    }
    await this.finishPart(part);
  }

  private async finishPart(part: readonly MessageRecord[]): Promise<void> {
    if (part.length === 0) return;
    const now = this.clock.now();
    const isWritten = await this.summaries.refresh(...part);
    const done: string[] = [];
    for (const message of part) if (await this.forgetQuietly(message)) done.push(message.id);
    if (isWritten) await this.changes.settle(done, now);
  }

  /** One that cannot be dealt with keeps no other waiting. */
  private async forgetQuietly(message: MessageRecord): Promise<boolean> {
    try {
      await this.forget(message);
      return true;
    } catch (error) {
      this.log.warn({ err: error }, 'quotes of a deleted message wait');
      return false;
    }
  }

  private async forget({ id, deletedAt }: MessageRecord): Promise<void> {
    if (!deletedAt) return;
    for (const quote of (await this.changes.quotesOf(id)).filter(saysAnything)) await this.emptyQuote(quote);
  }

  /** A reply that was under way while the message it quotes was deleted. */
  private async forgetDeletedQuote(message: MessageRecord): Promise<void> {
    const quoted = message.replyTo && (await this.messages.find(message.replyTo.id));
    if (quoted?.deletedAt) await this.emptyQuote(message);
  }

  private async emptyQuote({ chatRoomId, id }: MessageRecord): Promise<void> {
    const quote = await this.sequencer.change(chatRoomId, id, (message) =>
      saysAnything(message) ? { forgetsQuote: true } : null,
    );
    await this.summaries.refresh(quote);
  }

  private finishQuietly(until: Date): void {
    this.running = this.running
      .then(() => this.finish(until))
      .catch((error: unknown) => this.log.warn({ err: error }, 'copies of changed messages wait'));
  }
}

function saysAnything({ replyTo }: MessageRecord): boolean {
  return Boolean(replyTo?.excerpt || replyTo?.files);
}
