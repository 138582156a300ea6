import type { Id } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';
import { Timers } from '../support/timers';

/** Positions of one burst of messages go out as one. */
const COALESCE_MS = 300;
const RETRY_MS = 5_000;

export interface ReadMarkerOptions {
  send(roomId: Id, seq: number): Promise<unknown>;
  /** Shows the position at once, before the service answers. */
  onMarked(roomId: Id, seq: number): void;
}

/** Tells the service how far this person has read: the furthest position of each room, once. */
export class ReadMarker {
  private readonly wanted = new Map<Id, number>();
  private readonly told = new Map<Id, number>();
  private readonly resting = new Set<Id>();
  private readonly timers = new Timers<'send'>();

  constructor(private readonly options: ReadMarkerOptions) {}

  /** The person marked the room as unread: it is not read by itself until it is opened anew. */
  async rest(roomId: Id): Promise<void> {
    this.resting.add(roomId);
    const read = this.wanted.get(roomId);
    this.wanted.delete(roomId);
    this.told.delete(roomId);
    // What was read before is told first: a mark holds from where the service knows the person to be.
    if (read !== undefined) await this.options.send(roomId, read);
  }

  /** The room was opened. */
  opened(roomId: Id): void {
    this.resting.delete(roomId);
  }

  mark(roomId: Id, seq: number): void {
    if (this.resting.has(roomId)) return;
    const furthest = Math.max(this.wanted.get(roomId) ?? 0, this.told.get(roomId) ?? 0);
    if (seq <= furthest) return;
    this.wanted.set(roomId, seq);
    this.options.onMarked(roomId, seq);
    if (!this.timers.has('send')) this.timers.set('send', COALESCE_MS, () => this.flush());
  }

  /** Sends what is wanted now: also after a reconnect, for what was read meanwhile. */
  flush(): void {
    this.timers.clear('send');
    for (const [roomId, seq] of this.wanted) void this.send(roomId, seq);
  }

  clear(): void {
    this.timers.clearAll();
    this.wanted.clear();
    this.told.clear();
    this.resting.clear();
  }

  private async send(roomId: Id, seq: number): Promise<void> {
    try {
      await this.options.send(roomId, seq);
      this.told.set(roomId, Math.max(this.told.get(roomId) ?? 0, seq));
      this.settle(roomId, seq);
    } catch (error) {
      // Refused means that the position is not of this room; anything else is tried again.
      if (error instanceof OfficehoursError && isRefusal(error)) this.settle(roomId, seq);
      else this.timers.set('send', RETRY_MS, () => this.flush());
    }
  }

  private settle(roomId: Id, seq: number): void {
    if (this.wanted.get(roomId) === seq) this.wanted.delete(roomId);
  }
}

function isRefusal({ code }: OfficehoursError): boolean {
  return ['not_found', 'forbidden', 'validation_failed', 'resync_required'].includes(code);
}
