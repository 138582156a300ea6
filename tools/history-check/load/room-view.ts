import type { SeenMessage } from '../history/events.ts';

/** What a device has of a room: as its numbers say, not as it came. */
export class RoomView {
  private readonly bySeq = new Map<number, SeenMessage>();
  private reached = 0;

  /** Takes a message in, or another revision of it. */
  insert(message: SeenMessage): void {
    const known = this.bySeq.get(message.seq);
    if (known && known.id === message.id && known.rev >= message.rev) return;
    this.bySeq.set(message.seq, message);
    while (this.bySeq.has(this.reached + 1)) this.reached += 1;
  }

  /** The number up to which nothing is missing. */
  get contiguous(): number {
    return this.reached;
  }

  get hasHole(): boolean {
    return this.bySeq.size > this.reached;
  }

  /** In order of `seq`. */
  get messages(): SeenMessage[] {
    return [...this.bySeq.values()].sort((a, b) => a.seq - b.seq);
  }
}
