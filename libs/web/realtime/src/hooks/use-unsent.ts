import type { Id } from '@officehours/contracts';
import { useOfficehours } from '../client/context';
import type { OutboxItem } from '../outbox/item';
import { useStore } from './use-store';

/** The first message of a room that was refused, for the list of rooms. */
export function useUnsent(roomId: Id): OutboxItem | undefined {
  const { outbox } = useOfficehours();
  return useStore(
    outbox.entries,
    (entries) => entries.find(({ item }) => item.chatRoomId === roomId && item.failure)?.item,
  );
}

/** How many messages of the person, in all rooms, the service does not have yet. */
export function useUnsentCount(): number {
  const { outbox } = useOfficehours();
  return useStore(outbox.entries, (entries) => entries.filter(({ stored }) => stored === null).length);
}
