import type { Id } from '@officehours/contracts';
import { useState } from 'react';
import { useOfficehours } from '../client/context';
import { firstUnreadOf } from '../rooms/room-entry';
import { useRoom } from './use-rooms';

/**
 * The `seq` of the first message that was unread when the room was opened; null when there was none. It stays where it
 * is for the visit, though the room is read meanwhile.
 */
export function useUnreadDivider(roomId: Id): number | null {
  const { rooms } = useOfficehours();
  const { room } = useRoom(roomId);
  const [visit, setVisit] = useState<{ roomId: Id; seq: number | null } | null>(null);
  if (room && visit?.roomId !== roomId) {
    const entry = rooms.list().entries[roomId];
    const seq = entry && entry.room.unreadCount > 0 ? firstUnreadOf(entry) : null;
    setVisit({ roomId, seq });
    return seq;
  }
  return visit?.roomId === roomId ? visit.seq : null;
}
