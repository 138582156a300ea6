import type { Id, RoomReadEvent } from '@officehours/contracts';

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
