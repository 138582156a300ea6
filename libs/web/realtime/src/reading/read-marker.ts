import type { Id } from '@officehours/contracts';
import { refusalOf } from '../outbox/item';
import type { OfficehoursError } from '../rest/error';
import type { RoomEntry } from '../rooms/room-entry';
import { Timers } from '../support/timers';

/** Positions of one burst of messages go out as one. */
const COALESCE_MS = 300;
const RETRY_MS = 5_000;

export interface ReadMarkerOptions {
  send(roomId: Id, seq: number): Promise<unknown>;
  /** The room as it is in the list, where it is. */
  entry(roomId: Id): RoomEntry | undefined;
  /** Shows the position at once, before the service answers. */
  onMarked(roomId: Id, seq: number): void;
}

/** Tells the service how far this person has read: the furthest position of each room, once. */
export class ReadMarker {
  private readonly wanted = new Map<Id, number>();
  private readonly resting = new Set<Id>();
  /** Where each room was marked as unread from when it was opened; null once it has been read since. */
  private readonly seen = new Map<Id, number | null | undefined>();
  private readonly timers = new Timers<'send'>();

  constructor(private readonly options: ReadMarkerOptions) {}

  /** Marks the room as unread by `mark`, which nothing that is read here undoes meanwhile. */
  async rest(roomId: Id, mark: () => Promise<void>): Promise<void> {
    this.resting.add(roomId);
    try {
      const read = this.wanted.get(roomId);
      // What was read before is told first: a mark holds from where the service knows the person to be.
      if (read !== undefined) await this.options.send(roomId, read);
      this.wanted.delete(roomId);
      await mark();
    } finally {
      this.resting.delete(roomId);
      this.flush();
    }
  }

  /** The room was opened. */
  opened(roomId: Id): void {
    this.seen.set(roomId, this.options.entry(roomId)?.room.unreadFromSeq);
  }

  /** Marked as unread since it was opened, here or on another device, a room is not read before it is opened anew. */
  mark(roomId: Id, seq: number): void {
    const entry = this.options.entry(roomId);
    const from = entry?.room.unreadFromSeq;
    const seen = this.seen.get(roomId);
    if (this.resting.has(roomId) || (from && seen !== undefined && seen !== from)) return;
    this.seen.set(roomId, null);
    const known = from ? 0 : entry?.readSeq;
    if (seq <= (this.wanted.get(roomId) ?? known ?? 0)) return;
    this.wanted.set(roomId, seq);
    this.options.onMarked(roomId, seq);
    this.later(COALESCE_MS);
  }

  /** Sends what is wanted now: also after a reconnect, for what was read meanwhile. */
  flush(): void {
    this.timers.clear('send');
    for (const [roomId, seq] of this.wanted) if (!this.resting.has(roomId)) void this.send(roomId, seq);
  }

  clear(): void {
    this.timers.clearAll();
    this.wanted.clear();
    this.resting.clear();
    this.seen.clear();
  }

  private later(ms: number): void {
    if (!this.timers.has('send')) this.timers.set('send', ms, () => this.flush());
  }

  private async send(roomId: Id, seq: number): Promise<void> {
    try {
      await this.options.send(roomId, seq);
    } catch (error) {
      // Refused means that the position is not of this room; anything else is tried again.
      const isRefused = refusalOf(error) ?? (error as OfficehoursError).code === 'resync_required';
      if (!isRefused) return this.later(RETRY_MS);
    }
    if (this.wanted.get(roomId) === seq) this.wanted.delete(roomId);
  }
}
