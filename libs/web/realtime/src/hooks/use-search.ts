import { searchSearch } from '@officehours/api-client';
import type { Participant, Room, SearchPage, SearchRequest, SearchResult } from '@officehours/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { dataOf } from '../rest/answer';
import { loadingOf, type Loading, type Paging } from './loading';

export interface Found extends Loading, Paging {
  /** Newest first; those of the request before while a new one is under way. */
  results: SearchResult[];
  rooms: ReadonlyMap<string, Room>;
  people: ReadonlyMap<string, Participant>;
  /** False while older messages are still being made searchable. */
  isComplete: boolean;
  /** These results belong to an earlier request. */
  isOld: boolean;
}

const NOTHING: SearchPage = { results: [], rooms: [], people: [], nextCursor: null, isComplete: true };

/** Messages of the person's rooms; null asks for nothing. */
export function useSearch(request: SearchRequest | null): Found {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: keys.search(request ?? {}),
      enabled: request !== null,
      queryFn: ({ pageParam, signal }): Promise<SearchPage> =>
        dataOf(
          searchSearch({
            client: rest.client,
            query: { ...request, ...(pageParam !== undefined && { cursor: pageParam }) },
            signal,
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: (before) => (request === null ? undefined : before),
      // What was deleted meanwhile must not come back from memory.
      staleTime: 0,
    },
    queryClient,
  );
  const pages = useMemo(() => (request && query.data?.pages) ?? [NOTHING], [request, query.data]);
  return {
    ...loadingOf(query),
    isPending: request !== null && query.isPending,
    results: useMemo(() => pages.flatMap((page) => page.results), [pages]),
    rooms: useMemo(() => byId(pages.flatMap((page) => page.rooms)), [pages]),
    people: useMemo(() => byId(pages.flatMap((page) => page.people)), [pages]),
    isComplete: pages.every((page) => page.isComplete),
    isOld: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: () => void query.fetchNextPage(),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
