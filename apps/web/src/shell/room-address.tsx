import { chatPath, useMe, useRoom } from '@officehours/web-realtime';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { roomPath } from './paths';

/** The room is what counts in an address: when the instructor in it is not the room's, the address is put right. */
export function RoomAddress({ instructorId, roomId }: { instructorId: string; roomId: string }) {
  const { me } = useMe();
  const { room } = useRoom(roomId);
  const [, navigate] = useLocation();
  const right = room && me ? roomPath(room, me.id) : null;
  useEffect(() => {
    if (right !== null && right !== chatPath(instructorId, roomId)) navigate(right, { replace: true });
  }, [right, instructorId, roomId, navigate]);
  return null;
}
