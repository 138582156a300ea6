import type { Id, Message, RoomReadEvent } from '@officehours/contracts';

/** How far each person has read one room, as far as this browser knows. */
export type ReadPositions = Readonly<Record<Id, number>>;

/** Positions only advance: a late or repeated event changes nothing. */
export function applyRead(
  positions: ReadPositions,
  event: Pick<RoomReadEvent, 'userId' | 'lastReadSeq'>,
): ReadPositions {
  if ((positions[event.userId] ?? 0) >= event.lastReadSeq) return positions;
  return { ...positions, [event.userId]: event.lastReadSeq };
}

/** Up to which `seq` every one of `others` has read. */
export function readByAll(positions: ReadPositions, others: readonly Id[]): number {
  return others.length === 0 ? 0 : Math.min(...others.map((id) => positions[id] ?? 0));
}

/**
 * What messages themselves say of read positions: `isRead` of an own message holds for all others, and in a room of two
 * `isRead` of the other's message holds for the person.
 */
export function readFromMessages(messages: readonly Message[], me: Id, others: readonly Id[]): ReadPositions {
  const positions: Record<Id, number> = {};
  const raise = (userId: Id, seq: number) => {
    positions[userId] = Math.max(positions[userId] ?? 0, seq);
  };
  for (const message of messages) {
    if (!message.isRead) continue;
    if (message.senderId === me) others.forEach((id) => raise(id, message.seq));
    else if (others.length === 1) raise(me, message.seq);
  }
  return positions;
}
