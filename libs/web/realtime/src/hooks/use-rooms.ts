import type { Id, Room } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { roomsInOrder, unreadTotal, type RoomList } from '../rooms/room-list';
import { roomQuery, roomsQuery } from './ahead';
import { loadingOf, type Loading, type Paging } from './loading';
import { useCached } from './use-cached';
import { useOneAtATime } from './use-one-at-a-time';

const NONE: Room[] = [];

function useLoadRooms() {
  const client = useOfficehours();
  return useQuery(roomsQuery(client), client.queryClient);
}

/** The person's rooms, most recent activity first, kept live. */
export function useRooms(): Loading & Paging & { rooms: Room[] } {
  const { roomLoader } = useOfficehours();
  const loading = loadingOf(useLoadRooms());
  const rooms = useCached<RoomList, Room[]>(keys.rooms, roomsInOrder) ?? NONE;
  const isKept = useCached<RoomList, boolean>(keys.rooms, (list) => list.isKept) ?? false;
  const hasMore = useCached<RoomList, boolean>(keys.rooms, (list) => list.nextCursor !== null) ?? false;
  const more = useOneAtATime(() => roomLoader.more());
  return {
    ...loading,
    isPending: loading.isPending && !isKept,
    rooms,
    hasMore,
    isFetchingMore: more.isRunning,
    fetchMore: more.start,
  };
}

/** One room, from the list or by itself. */
export function useRoom(roomId: Id): Loading & { room: Room | null } {
  const client = useOfficehours();
  const room =
    useCached<RoomList, Room | null>(keys.rooms, (list) => list.entries[roomId]?.room ?? null) ?? null;
  const options = { ...roomQuery(client, roomId), enabled: room === null };
  const loading = loadingOf(useQuery(options, client.queryClient));
  const error = room === null ? loading.error : null;
  return { ...loading, isPending: room === null && error === null, error, room };
}

/** Messages of others not read yet, over all rooms. */
export function useUnreadTotal(): number {
  useLoadRooms();
  return useCached<RoomList, number>(keys.rooms, unreadTotal) ?? 0;
}
