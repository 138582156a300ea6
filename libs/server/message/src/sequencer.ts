import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError, DomainEvents, toAppError } from '@officehours/platform';
import { GivenUp } from './given-up';
import { MessageRepository, type NewMessage } from './message.repository';
import { RoomNumbers } from './room-numbers';
import { UnderWay, keyOf } from './under-way';

/** A message without its number. */
export type Draft = Omit<NewMessage, 'seq'>;

export interface Appended {
  message: NewMessage;
  /** False when the same message was stored before: there is nothing new to tell anyone. */
  created: boolean;
}

interface Waiting {
  draft: Draft;
  /** Milliseconds since 1970 after which the sender is told that it did not work. */
  until: number;
  /** Asked again when the room's number was read: a member may have been removed by one of the entries before it. */
  recheck: () => Promise<unknown>;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** Measured: larger batches gain nothing and make the commit's tail longer. */
const BATCH = 128;
/** More than this many waiting means the database does not keep up: refuse at once rather than late. */
const QUEUE = 20_000;
const PATIENCE_MS = 10_000;
/** Far beyond any write that still succeeds. */
const WRITE_MS = 8_000;
/** What has waited nearly too long still gets a try. */
const SHORTEST_WRITE_MS = 1_000;
const SILENT = new Error('the database did not answer in time');

/**
 * Gives each message the next number of its room and writes it. Whatever waits, whatever its room, goes together in
 * one ordered write while the previous one is under way; nothing but that write stands between send and
 * acknowledgement. The unique indexes are the truth: a number that another node took is not argued about, a message
 * that was stored before is answered with the stored one, and a write that failed burns no number.
 */
@Injectable()
export class Sequencer implements BeforeApplicationShutdown {
  private readonly log = new Logger(Sequencer.name);
  private readonly underWay = new UnderWay();
  private waiting: Waiting[] = [];
  private running?: Promise<void>;
  private isStopping = false;
  private readonly givenUp: GivenUp;

  constructor(
    private readonly repository: MessageRepository,
    private readonly numbers: RoomNumbers,
    events: DomainEvents,
  ) {
    this.givenUp = new GivenUp(repository, (message) => events.publish('message.created', { message }));
  }

  /** @throws `idempotency_conflict`, `unavailable`, `storage_full`. */
  append(draft: Draft, recheck: () => Promise<unknown>): Promise<Appended> {
    // A client that repeats itself while its message waits joins it: a duplicate never reaches the database twice.
    return this.underWay.join(draft, () => this.enqueue(draft, recheck));
  }

  /** Finishes what waits before the database's connection goes; what comes now is for another node, or for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
    this.givenUp.stop();
  }

  private enqueue(draft: Draft, recheck: () => Promise<unknown>): Promise<Appended> {
    if (this.isStopping || this.waiting.length >= QUEUE)
      return Promise.reject(new AppError('unavailable', { retryAfterMs: 1_000 }));
    return new Promise((resolve, reject) => {
      this.waiting.push({ draft, recheck, resolve, reject, until: Date.now() + PATIENCE_MS });
      this.running ??= this.run();
    });
  }

  private async run(): Promise<void> {
    // One turn of the event loop: what arrives in the same tick goes into the same write.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      const left = await this.inTime(batch).catch((error: unknown) => this.failed(batch, error));
      if (left.length > 0) this.waiting.unshift(...left);
    }
    this.running = undefined;
  }

  /**
   * A write that the database never answers is given up, as one whose answer was lost: driven again, its ids make it
   * harmless whatever became of the first.
   */
  private async inTime(batch: Waiting[]): Promise<Waiting[]> {
    const late = Promise.withResolvers<never>();
    const write = { isGivenUp: false };
    const left = Math.min(...batch.map(({ until }) => until)) - Date.now();
    const timer = setTimeout(
      () => {
        write.isGivenUp = true;
        late.reject(new AppError('unavailable', { cause: SILENT }));
      },
      Math.min(WRITE_MS, Math.max(SHORTEST_WRITE_MS, left)),
    );
    timer.unref();
    try {
      return await Promise.race([this.write(batch, write), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Returns what has to be written again, in order. */
  private async write(waiting: Waiting[], write: { isGivenUp: boolean }): Promise<Waiting[]> {
    const read = await this.numbers.load(waiting.map(({ draft }) => draft.chatRoomId));
    const batch = read.size > 0 ? await this.allowed(waiting, read) : waiting;
    // Given up while it looked, it takes no numbers any more: those it took would never be used, and leave holes.
    if (batch.length === 0 || write.isGivenUp) return [];
    const messages = batch.map(({ draft }) => this.numbers.assign(draft));
    const { stored, refused } = await this.repository.append(messages);
    const written = messages.slice(0, stored);
    this.numbers.stored(written);
    for (const [index, message] of written.entries()) {
      batch[index]?.resolve({ message, created: true });
      this.givenUp.tell(message);
    }
    return refused ? this.settleRefused(batch.slice(stored)) : [];
  }

  /** Answers those whose sender may not write any more, now that the numbers of `rooms` were read. Returns the others. */
  private async allowed(batch: Waiting[], rooms: ReadonlySet<string>): Promise<Waiting[]> {
    const refusals = new Map<Waiting, AppError>();
    await Promise.all(
      batch
        .filter(({ draft }) => rooms.has(draft.chatRoomId))
        .map((waiting) =>
          waiting.recheck().catch((error: unknown) => refusals.set(waiting, toAppError(error))),
        ),
    );
    const away = [...refusals.values()].find(({ code }) => code === 'unavailable');
    if (away) throw away;
    // What was stored by a write whose answer was lost is stored, whoever has gone since.
    for (const waiting of refusals.size > 0 ? await this.settleStored([...refusals.keys()]) : [])
      waiting.reject(refusals.get(waiting));
    return batch.filter((waiting) => !refusals.has(waiting));
  }

  /** The first of the tail was refused: it was stored before, or its number is another's. */
  private settleRefused(tail: Waiting[]): Promise<Waiting[]> {
    // The tail's numbers were not used. Whoever took one has moved the room on: read again where it stands.
    for (const { draft } of tail) this.numbers.forget(draft.chatRoomId);
    return this.settleStored(tail);
  }

  /** Answers those of `batch` that are in the log already; one look for all of them. Returns the others, in order. */
  private async settleStored(batch: Waiting[]): Promise<Waiting[]> {
    const stored = await this.repository.findSent(batch.map(({ draft }) => draft));
    const byKey = new Map(stored.map((message) => [keyOf(message), message]));
    return batch.filter(({ draft, resolve, reject }) => {
      const message = byKey.get(keyOf(draft));
      if (!message) return true;
      // Its own id: this is the write whose answer was lost. Another: it was sent before, here or elsewhere.
      const created = message.id === draft.id || this.givenUp.take(message);
      if (message.requestHash === draft.requestHash) resolve({ message, created });
      else reject(new AppError('idempotency_conflict'));
      return false;
    });
  }

  /** Whether anything was stored is unknown: the same messages are driven again, since their ids make that harmless. */
  private async failed(batch: Waiting[], error: unknown): Promise<Waiting[]> {
    for (const { draft } of batch) this.numbers.forget(draft.chatRoomId);
    const refusal = toAppError(error);
    if (refusal.code !== 'unavailable') {
      for (const { draft, reject } of batch) {
        reject(refusal);
        // Those before the one that failed may be stored.
        this.givenUp.add(draft);
      }
      return [];
    }
    this.log.warn({ err: error, count: batch.length }, 'messages wait for the database');
    await delay(100);
    const now = Date.now();
    for (const { draft, until, reject } of [...batch, ...this.waiting]) {
      if (until > now) continue;
      reject(refusal);
      this.givenUp.add(draft);
    }
    this.waiting = this.waiting.filter(({ until }) => until > now);
    return batch.filter(({ until }) => until > now);
  }
}
