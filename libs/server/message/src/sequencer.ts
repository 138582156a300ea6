import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError, toAppError } from '@officehours/platform';
import { setTimeout as delay } from 'node:timers/promises';
import { MessageRepository, type NewMessage } from './message.repository';
import { RoomNumbers } from './room-numbers';

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
  /** Asked again when another node took the number: a member may have been removed by the entry that took it. */
  recheck: () => Promise<unknown>;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** Measured: larger batches gain nothing and make the commit's tail longer. */
const BATCH = 128;
/** More than this many waiting means the database does not keep up: refuse at once rather than late. */
const QUEUE = 20_000;
const PATIENCE_MS = 10_000;

/**
 * Gives each message the next number of its room and writes it. Whatever waits, whatever its room, goes together in
 * one ordered write while the previous one is under way; nothing but that write stands between send and
 * acknowledgement. The unique indexes are the truth: a number that another node took is not argued about, a message
 * that was stored before is answered with the stored one, and a write that failed burns no number.
 */
@Injectable()
export class Sequencer implements BeforeApplicationShutdown {
  private readonly log = new Logger(Sequencer.name);
  private waiting: Waiting[] = [];
  private running?: Promise<void>;

  constructor(
    private readonly repository: MessageRepository,
    private readonly numbers: RoomNumbers,
  ) {}

  /** @throws `idempotency_conflict`, `unavailable`, `storage_full`. */
  append(draft: Draft, recheck: () => Promise<unknown>): Promise<Appended> {
    if (this.waiting.length >= QUEUE)
      return Promise.reject(new AppError('unavailable', { retryAfterMs: 1_000 }));
    return new Promise((resolve, reject) => {
      this.waiting.push({ draft, recheck, resolve, reject, until: Date.now() + PATIENCE_MS });
      this.running ??= this.run();
    });
  }

  /** Finishes what waits before the database's connection goes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // One turn of the event loop: what arrives in the same tick goes into the same write.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, BATCH);
      this.waiting = this.waiting.slice(BATCH);
      const left = await this.write(batch).catch((error: unknown) => this.failed(batch, error));
      if (left.length > 0) this.waiting = [...left, ...this.waiting];
    }
    this.running = undefined;
  }

  /** Returns what has to be written again, in order. */
  private async write(batch: Waiting[]): Promise<Waiting[]> {
    await this.numbers.load(batch.map(({ draft }) => draft.chatRoomId));
    const messages = batch.map(({ draft }) => this.numbers.assign(draft));
    const { stored, refused } = await this.repository.append(messages);
    for (let index = 0; index < stored; index += 1) this.settle(batch[index], messages[index]);
    if (!refused) return [];
    const tail = batch.slice(stored);
    // The tail's numbers were not used. Whoever took one has moved the room on: read again where it stands.
    for (const { draft } of tail) this.numbers.forget(draft.chatRoomId);
    return this.settleRefused(tail);
  }

  private settle(waiting: Waiting | undefined, message: NewMessage | undefined): void {
    if (waiting && message) waiting.resolve({ message, created: true });
  }

  /** The first of the tail was refused: it was stored before, or its number is another's. */
  private async settleRefused([first, ...rest]: Waiting[]): Promise<Waiting[]> {
    if (!first) return rest;
    const { chatRoomId, senderId, clientMessageId, requestHash } = first.draft;
    const stored = await this.repository.findSent(chatRoomId, senderId, clientMessageId);
    if (stored) {
      if (stored.requestHash === requestHash) first.resolve({ message: stored, created: false });
      else first.reject(new AppError('idempotency_conflict'));
      return rest;
    }
    try {
      await first.recheck();
      return [first, ...rest];
    } catch (error) {
      first.reject(error);
      return rest;
    }
  }

  /** Whether anything was stored is unknown: the same messages are driven again, since their ids make that harmless. */
  private async failed(batch: Waiting[], error: unknown): Promise<Waiting[]> {
    for (const { draft } of batch) this.numbers.forget(draft.chatRoomId);
    const refusal = toAppError(error);
    if (refusal.code !== 'unavailable') return this.rejectAll(batch, refusal);
    const [late, patient] = partition(batch, ({ until }) => until <= Date.now());
    this.rejectAll(late, refusal);
    if (late.length > 0)
      this.log.warn({ err: error, count: late.length }, 'messages could not be written in time');
    if (patient.length > 0) await delay(100);
    return patient;
  }

  private rejectAll(batch: Waiting[], error: unknown): Waiting[] {
    for (const { reject } of batch) reject(error);
    return [];
  }
}

function partition<T>(items: T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
