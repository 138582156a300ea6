import { useNotices, useRooms } from '@officehours/web-realtime';
import { usePreferences } from '../preferences/preferences';
import { isAudible, playNotice } from './sound';

/** Lets a message of somebody else be heard once, however many tabs are open; not what is on the screen already. */
export default function NoticeSound() {
  const { sound } = usePreferences();
  const { rooms } = useRooms();
  useNotices(({ chatRoomId }) => {
    const isLooking = document.visibilityState === 'visible' && document.hasFocus();
    const isSeen = isLooking && location.pathname.endsWith(`/${chatRoomId}`);
    const isMuted = rooms.some(({ id, muted }) => id === chatRoomId && muted);
    if (isSeen || isMuted || !isAudible(sound, new Date())) return;
    // A browser that wants to be touched first stays silent.
    void playNotice().catch(() => undefined);
  });
  return null;
}
