import type { ReadPosition } from './member-fields';

/** Far more than write between two writes of what they have read. */
const REMEMBERED = 50_000;

/** How far people have read by writing, as far as this node took their messages; those who wrote last. */
export class WrittenPositions {
  private readonly seqs = new Map<string, number>();

  note({ chatRoomId, userId, seq }: ReadPosition): void {
    const newest = Math.max(seq, this.of(chatRoomId, userId));
    const key = keyOf(chatRoomId, userId);
    // Put at the end again: the first is whoever wrote longest ago.
    this.seqs.delete(key);
    this.seqs.set(key, newest);
    const [oldest] = this.seqs.keys();
    if (this.seqs.size > REMEMBERED && oldest !== undefined) this.seqs.delete(oldest);
  }

  /** 0 where nothing is known. */
  of(chatRoomId: string, userId: string): number {
    return this.seqs.get(keyOf(chatRoomId, userId)) ?? 0;
  }
}

function keyOf(chatRoomId: string, userId: string): string {
  return `${chatRoomId}:${userId}`;
}
