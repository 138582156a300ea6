import type { Id } from '@officehours/contracts';
import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import { NOBODY_TYPES } from '../typing/typing-marks';
import { useStore } from './use-store';

export interface RoomTyping {
  /** Who else is typing. */
  userIds: readonly Id[];
  /** Call on every key; passed on at most once in 3 s. */
  notify(): void;
  /** Call on blur and when the text is emptied; sending does it by itself. */
  stop(): void;
}

export function useTyping(roomId: Id): RoomTyping {
  const { typing } = useOfficehours();
  const marks = useStore(typing.rooms, (rooms) => rooms.get(roomId) ?? NOBODY_TYPES);
  const userIds = useMemo(() => Object.keys(marks), [marks]);
  return useMemo(
    () => ({ userIds, notify: () => typing.notify(roomId), stop: () => typing.stop(roomId) }),
    [typing, roomId, userIds],
  );
}
