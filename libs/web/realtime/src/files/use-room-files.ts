import { attachmentList } from '@officehours/api-client';
import type { AttachmentKind, Id, RoomFile, RoomFilePage } from '@officehours/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading, type Paging } from '../hooks/loading';
import { useCached } from '../hooks/use-cached';
import type { RoomLog } from '../log/room-log';
import { dataOf } from '../rest/answer';
import { withLog } from './with-log';

const PAGE = 30;

export interface RoomFiles extends Loading, Paging {
  /** Newest message first; those of one message in their order. */
  files: RoomFile[];
}

/** The files of a room of one kind; asked for anew when it is opened, and kept true by the messages that come and go meanwhile. */
export function useRoomFiles(roomId: Id, kind: AttachmentKind): RoomFiles {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: keys.roomFiles(roomId, kind),
      queryFn: ({ pageParam, signal }): Promise<RoomFilePage> =>
        dataOf(
          attachmentList({
            client: rest.client,
            path: { id: roomId },
            query: { kind, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
            signal,
          }),
        ),
      initialPageParam: null as number | null,
      getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : Number(nextCursor)),
      staleTime: 0,
    },
    queryClient,
  );
  const log = useCached<RoomLog>(keys.log(roomId));
  const pages = query.data?.pages;
  return {
    ...loadingOf(query),
    files: useMemo(
      () =>
        pages
          ? withLog(
              pages.flatMap((page) => page.files),
              query.hasNextPage,
              log?.messages ?? [],
              kind,
            )
          : [],
      [pages, query.hasNextPage, log, kind],
    ),
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: () => void query.fetchNextPage(),
  };
}
