/** As much of a room as one of its members sees: this message, and those after it. */
export interface Sight {
  visibleFromSeq: number;
}

/** All there is. */
export const WHOLE: Sight = { visibleFromSeq: 1 };

/**
 * The policy `message.read` for all messages of a room at once, as pages and queries need it: they see those from this
 * number on. Infinity for who is not in the room.
 */
export function seenFrom(sight: Sight | null | undefined): number {
  return sight?.visibleFromSeq ?? Infinity;
}

/** The same where they see every message: a query then needs no more than the room. */
export function seesAll(sight: Sight): boolean {
  return seenFrom(sight) <= seenFrom(WHOLE);
}
