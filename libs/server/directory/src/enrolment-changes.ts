import { setTimeout as passed } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock, DomainEvents, Settings } from '@officehours/platform';
import {
  EnrolmentChangeRepository,
  type DueEnrolmentChange,
  type EnrolmentChange,
} from './enrolment-change.repository';

const EVERY_MS = 30_000;
/** Who says nothing for so long does not work on a change any more: another node takes it. */
const UNDER_WAY_MS = 60_000;
const STILL_AT_IT_MS = 20_000;
/** A stop waits no longer for the one that is under way: it stays due. */
const STOP_WITHIN_MS = 2_000;

type Follower = (change: EnrolmentChange) => Promise<void>;

/** Has all that hangs on enrolments follow each change of them, also when the process ends between the two. */
@Injectable()
export class EnrolmentChanges implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EnrolmentChanges.name);
  private readonly followers: Follower[] = [];
  private following: Promise<void> = Promise.resolve();
  /** The changes that this node works on, or will. */
  private readonly held = new Set<string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isStopping = false;

  constructor(
    private readonly due: EnrolmentChangeRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Has `follower` told of every change, here or on another node. It may be told of one more than once, late, or of one
   * that was not stored: it reads in the directory what is. Where it throws, it is told again.
   */
  followedBy(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Stores what `changes` speak of, and lets it be known. */
  async during<T>(changes: readonly EnrolmentChange[], store: () => Promise<T>): Promise<T> {
    const begun = await this.begin(changes);
    try {
      const stored = await store();
      for (const { id: changeId, ...change } of begun)
        this.events.publish('enrolment.changed', { ...change, changeId });
      return stored;
    } catch (error) {
      for (const { id } of begun) this.held.delete(id);
      throw error;
    }
  }

  onModuleInit(): void {
    this.events.on('enrolment.changed', async ({ changeId, courseId, userIds, demotedIds = [] }) => {
      const change = { courseId, userIds, demotedIds };
      // A host with a directory of its own has begun nothing here before it says so.
      const begun = changeId ? [{ ...change, id: changeId }] : await this.begin([change]);
      for (const one of begun) await this.inTurn(() => this.follow(one));
    });
  }

  onApplicationBootstrap(): void {
    this.timers.push(
      setInterval(() => void this.finish(), EVERY_MS).unref(),
      setInterval(() => void this.stillAtIt(), STILL_AT_IT_MS).unref(),
    );
    // Alone there is nobody else who could still be at it.
    void this.finish(this.settings.redisUrl ? this.clock.now() : this.later());
  }

  /** What has not had its turn is left to the other nodes, or to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.isStopping = true;
    await Promise.race([this.following, passed(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  /** One round over what should have been followed before `now`. */
  finish(now = this.clock.now()): Promise<void> {
    return this.inTurn(async () => {
      while (!this.isStopping) {
        const change = await this.due.take(now, this.later());
        if (!change) return;
        this.held.add(change.id);
        await this.follow(change);
      }
    });
  }

  /** One after the other: two changes of one course must not undo each other. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.following = this.following
      .then(() => (this.isStopping ? undefined : work()))
      .catch((error: unknown) => this.complain(error));
    return this.following;
  }

  private async follow(change: DueEnrolmentChange): Promise<void> {
    try {
      const outcomes = await Promise.allSettled(this.followers.map((follower) => follower(change)));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) this.complain(failed.reason);
      else await this.due.end(change);
    } finally {
      this.held.delete(change.id);
    }
  }

  private async begin(changes: readonly EnrolmentChange[]): Promise<DueEnrolmentChange[]> {
    const begun = await this.due.begin(changes, this.later());
    for (const { id } of begun) this.held.add(id);
    return begun;
  }

  /** What waits here for its turn, or takes long, is no other node's to follow. */
  async stillAtIt(): Promise<void> {
    if (this.held.size === 0) return;
    await this.due.defer([...this.held], this.later()).catch((error: unknown) => this.complain(error));
  }

  private complain(err: unknown): void {
    this.logger.warn({ err }, 'a change of enrolments was not followed yet');
  }

  private later(): Date {
    return new Date(this.clock.now().getTime() + UNDER_WAY_MS);
  }
}
