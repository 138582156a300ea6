import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import {
  mayRead,
  MembershipRepository,
  RoomAccessCache,
  type Membership,
  type MessageRecord,
} from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import { Clock, DomainEvents, NodeProgresses, type NodeProgress } from '@officehours/platform';
import { JobQueue } from '../jobs/job-queue';
import { DigestPlanner } from '../mail/digest-planner';
import { Reachable } from './reachable';

const FLUSH_AFTER_MS = 500;
const RETRY_AFTER_MS = 2_000;
/** Somebody who reads on another device has this long to do so. */
const GRACE_MS = 1_000;
const MOST_WAITING = 20_000;
/** So many messages are read from the log at once. */
const PART = 1_000;

type Planned = Pick<
  MessageRecord,
  'id' | 'chatRoomId' | 'seq' | 'senderId' | 'messageType' | 'silent' | 'createdAt'
>;

/**
 * Plans whom to tell of which message. The log is the outbox: what was stored and not planned when a process died is
 * found again from that node's checkpoint on, and planned once, since a job's id is the message and the person.
 */
@Injectable()
export class Planner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Planner.name);
  private readonly progress: NodeProgress;
  private waiting: Planned[] = [];
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    events: DomainEvents,
    private readonly queue: JobQueue,
    private readonly reachable: Reachable,
    private readonly access: RoomAccessCache,
    private readonly memberships: MembershipRepository,
    private readonly messages: MessageRepository,
    progresses: NodeProgresses,
    private readonly digests: DigestPlanner,
    private readonly clock: Clock,
  ) {
    this.progress = progresses.of('notifications', () => this.flush());
    events.on('message.created', ({ message }) => this.note(message));
  }

  onApplicationBootstrap(): Promise<void> {
    return this.progress.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.progress.stop();
    await this.flush();
  }

  /** Says that this node is alive, and plans what nodes that are not had left. */
  renew(): Promise<void> {
    return this.progress.renew();
  }

  private note(message: Planned): void {
    if (!isToldOf(message)) return;
    if (this.waiting.length < MOST_WAITING) this.waiting.push(message);
    else this.progress.oweSinceCheckpoint();
    if (!this.isStopped) this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<void> {
    const began = this.clock.now();
    const debt = this.progress.takeDebt();
    const batch = this.waiting;
    this.waiting = [];
    try {
      if (debt.from) await this.planFromLog(debt.from);
      await this.plan(batch);
      await this.progress.advance(began);
      await this.progress.settle(debt);
    } catch (error) {
      this.log.warn({ err: error }, 'notifications wait for the database');
      this.progress.owe(debt);
      this.keep(batch);
      if (!this.isStopped) this.timer ??= setTimeout(() => void this.flush(), RETRY_AFTER_MS);
    }
  }

  /** For the next try. What is more than fits is read from the log again: the checkpoint is still before it. */
  private keep(batch: readonly Planned[]): void {
    const all = [...batch, ...this.waiting];
    this.waiting = all.slice(0, MOST_WAITING);
    if (all.length > MOST_WAITING) this.progress.oweSinceCheckpoint();
  }

  private async planFromLog(time: Date): Promise<void> {
    let part: Planned[] = [];
    for await (const message of this.messages.since(time)) {
      if (isToldOf(message)) part.push(message);
      if (part.length < PART) continue;
      await this.plan(part);
      part = [];
    }
    await this.plan(part);
  }

  private async plan(batch: readonly Planned[]): Promise<void> {
    for (const [chatRoomId, messages] of Map.groupBy(batch, (message) => message.chatRoomId))
      await this.planRoom(chatRoomId, messages);
  }

  private async planRoom(chatRoomId: string, messages: readonly Planned[]): Promise<void> {
    // From what is remembered: where nobody can be told, a busy room costs no look at the database.
    const ids = await this.access.memberIds(chatRoomId);
    const reachable = new Set(await this.reachable.of(ids));
    if (reachable.size === 0 && !this.digests.isDueFor(ids)) return;
    const members = await this.memberships.ofRoom(chatRoomId);
    const jobs = messages.flatMap((message) =>
      members
        .filter((member) => reachable.has(member.userId) && !member.muted && isUnread(message, member))
        .map(({ userId }) => ({
          id: `${message.id}.${userId}`,
          dueAt: new Date(message.createdAt.getTime() + GRACE_MS),
          data: { messageId: message.id, userId },
        })),
    );
    if (jobs.length > 0) await this.queue.plan('push', jobs);
    const unread = members.filter((member) => !member.muted && messages.some((one) => isUnread(one, member)));
    await this.digests.plan(unread.map(({ userId }) => userId));
  }
}

function isToldOf({ messageType, silent }: Planned): boolean {
  return messageType !== 'system' && !silent;
}

function isUnread({ seq, senderId }: Planned, member: Membership): boolean {
  return member.userId !== senderId && member.lastReadSeq < seq && mayRead(member, seq);
}
