import type { SeenMessage } from '../history/events.ts';

/** What a device has of a room: as its numbers say, not as it came. */
export class RoomView {
  private readonly bySeq = new Map<number, SeenMessage>();
  private reached = 0;
  /** The number of the room's last change up to which none is missing. */
  changes = 0;

  /** Takes a message in, or a later state of it. */
  insert(message: SeenMessage): void {
    const known = this.bySeq.get(message.seq);
    if (known && known.id === message.id && known.change >= message.change) return;
    this.bySeq.set(message.seq, message);
    if (message.change === this.changes + 1) this.changes += 1;
    while (this.bySeq.has(this.reached + 1)) this.reached += 1;
  }

  /** The number up to which nothing is missing. */
  get contiguous(): number {
    return this.reached;
  }

  get hasHole(): boolean {
    return this.bySeq.size > this.reached;
  }

  /** Whether nothing is missing of a room that stands like this. */
  hasAll(end: { lastSeq: number; lastChangeSeq: number } | undefined): boolean {
    return end !== undefined && this.reached >= end.lastSeq && this.changes >= end.lastChangeSeq;
  }

  get progress(): string {
    return `${this.reached} messages, ${this.changes} changes`;
  }

  /** In order of `seq`. */
  get messages(): SeenMessage[] {
    return [...this.bySeq.values()].sort((a, b) => a.seq - b.seq);
  }
}
