import type { Id, PersonPreferences, Room, RoomMember } from '@officehours/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading, type Paging } from '../hooks/loading';
import { useKept } from '../hooks/use-kept';
import type { OfficehoursError } from '../rest/error';
import { groupCalls, type GroupCalls, type RoomPreferences } from './group-calls';

export interface Groups extends Pick<
  GroupCalls,
  'create' | 'rename' | 'add' | 'remove' | 'setRole' | 'staffRoom' | 'announcementRoom'
> {
  setRoomPreferences(roomId: Id, preferences: RoomPreferences): Promise<void>;
}

/** Making rooms of more than two and changing them. What comes back is in the list of rooms at once. */
export function useGroups(): Groups {
  const { rest, rooms } = useOfficehours();
  return useMemo(() => {
    const calls = groupCalls(rest.client);
    const listed = async (room: Promise<Room>): Promise<Room> => {
      const made = await room;
      rooms.put(made);
      return made;
    };
    return {
      create: (group) => listed(calls.create(group)),
      rename: (id, title) => listed(calls.rename(id, title)),
      add: (id, userIds) => listed(calls.add(id, userIds)),
      setRole: (id, userId, role) => listed(calls.setRole(id, userId, role)),
      staffRoom: (courseId) => listed(calls.staffRoom(courseId)),
      announcementRoom: (courseId) => listed(calls.announcementRoom(courseId)),
      remove: calls.remove,
      setRoomPreferences: async (id, preferences) => {
        const before = rooms.room(id);
        // Shows at once, and goes back when it is refused.
        if (before) rooms.state({ ...before, ...preferences, chatRoomId: id });
        try {
          rooms.state(await calls.setRoomPreferences(id, preferences));
        } catch (error) {
          if (before) rooms.state({ ...before, chatRoomId: id });
          throw error;
        }
      },
    };
  }, [rest, rooms]);
}

/** The members of a room with their roles, page by page. */
export function useRoomMembers(roomId: Id, version: number): Loading & Paging & { members: RoomMember[] } {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: ['members', roomId, version],
      queryFn: ({ pageParam }) => groupCalls(rest.client).members(roomId, pageParam),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: (before) => before,
    },
    queryClient,
  );
  const members = useMemo(() => query.data?.pages.flatMap((page) => page.members) ?? [], [query.data]);
  return {
    ...loadingOf(query),
    members,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: () => void query.fetchNextPage(),
  };
}

const PREFERENCES = ['preferences'];

/** What the person decided for all their rooms; a change shows at once and goes back when it is refused. */
export function usePersonPreferences(): {
  preferences: PersonPreferences | null;
  change: (change: Partial<PersonPreferences>) => void;
  error: OfficehoursError | null;
} {
  const { rest } = useOfficehours();
  const calls = useMemo(() => groupCalls(rest.client), [rest]);
  const { value: preferences, ...kept } = useKept({
    queryKey: PREFERENCES,
    read: () => calls.preferences(),
    write: (change: Partial<PersonPreferences>) => calls.setPreferences(change),
  });
  return { preferences, ...kept };
}
