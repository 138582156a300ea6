import type { Id } from '@officehours/contracts';
import { useState } from 'react';
import { useOfficehours } from '../client/context';
import { firstUnreadOf } from '../rooms/room-entry';
import { useRoom } from './use-rooms';

/**
 * The `seq` of the first message that was unread when the room was opened, or when its reader came back to it from another
 * window: `isLooking` is whether they are there. Null when there was none. It stays where it is until they come back to
 * newer ones, though the room is read meanwhile.
 */
export function useUnreadDivider(roomId: Id, isLooking = true): number | null {
  const { rooms } = useOfficehours();
  const { room } = useRoom(roomId);
  const [visit, setVisit] = useState<{ roomId: Id; seq: number | null; isLooking: boolean } | null>(null);
  const before = visit?.roomId === roomId ? visit : null;
  let seq = before?.seq ?? null;
  if (room && before?.isLooking !== isLooking) {
    const entry = rooms.list().entries[roomId];
    if ((isLooking || !before) && entry && entry.room.unreadCount > 0) seq = firstUnreadOf(entry);
    setVisit({ roomId, seq, isLooking });
  }
  return seq;
}
