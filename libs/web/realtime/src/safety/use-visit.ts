import type { VisitBeginResponses, VisitReadResponses } from '@officehours/api-client';
import type { Id, Message, RoomVisit, VisitedPage } from '@officehours/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading } from '../hooks/loading';
import { dataOf, json } from '../rest/answer';

/** Messages of a page. */
const PAGE = 50;

const visitOf = (chatRoomId: Id): string => `/api/message/chat-room/${chatRoomId}/visit`;

export interface VisitCalls {
  /** From then on the caller may read the room for so many hours; its members are told, with the reason. */
  begin(chatRoomId: Id, reason: string, hours: number): Promise<RoomVisit>;
  end(chatRoomId: Id): Promise<void>;
}

/** For staff: reading a room that one is not in. Each call rejects with an `OfficehoursError`. */
export function useVisitCalls(): VisitCalls {
  const { rest } = useOfficehours();
  return useMemo(() => {
    const { post, delete: remove } = rest.client;
    return {
      begin: (id, reason, hours) =>
        dataOf(post<VisitBeginResponses>({ url: visitOf(id), ...json({ reason, hours }) })),
      end: async (id) => void (await dataOf(remove({ url: visitOf(id) }))),
    };
  }, [rest]);
}

export interface VisitedRoom extends Loading {
  /** The visit by which the reader may; null until it is known. */
  visit: RoomVisit | null;
  /** Oldest first. */
  messages: readonly Message[];
  /** Names of who wrote them, by id. */
  names: ReadonlyMap<Id, string>;
  hasMoreBefore: boolean;
  isFetchingBefore: boolean;
  fetchBefore(): void;
}

/** What a visitor may read; forgotten as soon as nobody looks at it. */
export function useVisitedRoom(chatRoomId: Id): VisitedRoom {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: ['visited', chatRoomId],
      queryFn: ({ pageParam }): Promise<VisitedPage> =>
        dataOf(
          rest.client.get<VisitReadResponses>({
            url: `${visitOf(chatRoomId)}/messages`,
            query: { limit: PAGE, ...(pageParam && { before: pageParam }) },
          }),
        ),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ hasMoreBefore, messages }) => (hasMoreBefore ? messages[0]?.seq : undefined),
      retry: false,
      gcTime: 0,
    },
    queryClient,
  );
  return useMemo(() => {
    const pages = query.data?.pages ?? [];
    const people = pages.flatMap((page) => page.people);
    return {
      ...loadingOf(query),
      visit: pages[0]?.visit ?? null,
      messages: [...pages].reverse().flatMap((page) => page.messages),
      names: new Map(people.map(({ id, name }) => [id, name])),
      hasMoreBefore: query.hasNextPage,
      isFetchingBefore: query.isFetchingNextPage,
      fetchBefore: () => void query.fetchNextPage(),
    };
  }, [query]);
}
