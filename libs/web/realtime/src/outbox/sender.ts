import type { Id, Message } from '@officehours/contracts';
import { OfficehoursError, type FailureCode } from '../rest/error';
import { backoff } from '../support/backoff';
import { refusalOf, type OutboxItem } from './item';

export interface SenderOptions {
  /** The first message of the room that is to be sent from here; undefined when there is none. */
  next(roomId: Id): OutboxItem | undefined;
  send(item: OutboxItem): Promise<Message>;
  onStored(item: OutboxItem, message: Message): void;
  onRefused(item: OutboxItem, code: FailureCode): void;
}

interface Pause {
  end(): void;
  /** Whether a better connection is a reason to end it. */
  isNudgeable: boolean;
}

/** Sends each room's messages one after the other, each until it is stored or refused for good. */
export class Sender {
  private readonly draining = new Set<Id>();
  private readonly pauses = new Map<Id, Pause>();
  isStopped = false;

  constructor(private readonly options: SenderOptions) {}

  /** Starts on a room, unless it is under way. */
  async drain(roomId: Id): Promise<void> {
    if (this.draining.has(roomId)) return;
    this.draining.add(roomId);
    let failures = 0;
    for (let item = this.next(roomId); item; item = this.next(roomId)) {
      const wait = await this.attempt(item, failures + 1);
      failures = wait === null ? 0 : failures + 1;
      if (wait !== null) await this.pause(roomId, wait);
    }
    this.draining.delete(roomId);
  }

  /** The connection is better than it was: waits are cut short, except those the service asked for. */
  nudge(): void {
    for (const pause of [...this.pauses.values()]) if (pause.isNudgeable) pause.end();
  }

  /** Nothing more is begun; what is under way is awaited by nobody and found stored by its id the next time. */
  stop(): void {
    this.isStopped = true;
    for (const pause of [...this.pauses.values()]) pause.end();
  }

  private next(roomId: Id): OutboxItem | undefined {
    return this.isStopped ? undefined : this.options.next(roomId);
  }

  /** Null when it is decided, else what to wait before the next attempt. */
  private async attempt(
    item: OutboxItem,
    attempt: number,
  ): Promise<{ ms: number; isNudgeable: boolean } | null> {
    try {
      const message = await this.options.send(item);
      if (!this.isStopped) this.options.onStored(item, message);
      return null;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null && !this.isStopped) this.options.onRefused(item, refusal);
      if (refusal !== null) return null;
      const asked = error instanceof OfficehoursError ? error.retryAfterMs : undefined;
      return asked === undefined
        ? { ms: backoff(attempt), isNudgeable: true }
        : { ms: asked, isNudgeable: false };
    }
  }

  private pause(roomId: Id, { ms, isNudgeable }: { ms: number; isNudgeable: boolean }): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.pauses.delete(roomId);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.pauses.set(roomId, { end, isNudgeable });
    });
  }
}
