import type { Course, Id, RosterStudent } from '@officehours/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import type { RoomList } from '../rooms/room-list';
import { withRooms } from '../rooms/with-rooms';
import { loadingOf, type Loading, type Paging } from './loading';
import { useCached } from './use-cached';

const PAGE = 50;

/** Students of a course, for its staff, with live presence and counts; `q` searches names on the server. */
export function useRoster(
  courseId: Id,
  q = '',
): Loading & Paging & { course: Course | null; students: RosterStudent[] } {
  const { queryClient, rest, presence } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: keys.roster(courseId, q),
      queryFn: async ({ pageParam }) => {
        const page = await rest.roster(courseId, { q: q || undefined, cursor: pageParam, limit: PAGE });
        return { ...page, students: presence.correct(page.students) };
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    },
    queryClient,
  );
  const rooms = useCached<RoomList>(keys.rooms);
  const pages = query.data?.pages;
  const students = useMemo(
    () => withRooms(pages?.flatMap((page) => page.students) ?? [], rooms),
    [pages, rooms],
  );
  return {
    ...loadingOf(query),
    course: pages?.[0]?.course ?? null,
    students,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: () => void query.fetchNextPage(),
  };
}
