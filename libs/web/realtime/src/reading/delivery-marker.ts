import type { Id } from '@officehours/contracts';
import { Timers } from '../support/timers';

/** Arrivals of this long go out as one: nobody waits for them. */
const COALESCE_MS = 1_000;
/** As many rooms as one request may name. */
const ROOMS = 200;

/** Tells the service what has reached this device, for the senders' second tick. A hint: lost ones are not repeated. */
export class DeliveryMarker {
  private readonly waiting = new Map<Id, number>();
  private readonly told = new Map<Id, number>();
  private readonly timers = new Timers<'send'>();

  constructor(private readonly send: (rooms: { chatRoomId: Id; seq: number }[]) => Promise<unknown>) {}

  mark(roomId: Id, seq: number): void {
    if (seq <= Math.max(this.told.get(roomId) ?? 0, this.waiting.get(roomId) ?? 0)) return;
    this.waiting.set(roomId, seq);
    if (!this.timers.has('send')) this.timers.set('send', COALESCE_MS, () => this.flush());
  }

  clear(): void {
    this.timers.clearAll();
    this.waiting.clear();
    this.told.clear();
  }

  private flush(): void {
    const rooms = [...this.waiting].slice(0, ROOMS);
    for (const [roomId, seq] of rooms) {
      this.waiting.delete(roomId);
      this.told.set(roomId, seq);
    }
    // What did not get through is said by the next message of the room, or by reading it.
    this.send(rooms.map(([chatRoomId, seq]) => ({ chatRoomId, seq }))).catch(() => undefined);
    if (this.waiting.size > 0) this.timers.set('send', COALESCE_MS, () => this.flush());
  }
}
