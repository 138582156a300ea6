import type { PersonSearchFindResponses } from '@officehours/api-client';
import type { PeopleFound } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useOfficehours } from '../client/context';
import { dataOf } from '../rest/answer';
import { loadingOf, type Loading } from './loading';

const LIMIT = 20;

/** The people of this name whom one shares a room with, by name; null asks for nobody. Those of the name before stay meanwhile. */
export function usePeopleSearch(name: string | null): Loading & PeopleFound {
  const { queryClient, rest } = useOfficehours();
  const query = useQuery(
    {
      queryKey: ['people', name],
      enabled: name !== null,
      queryFn: ({ signal }): Promise<PeopleFound> =>
        dataOf(
          rest.client.get<PersonSearchFindResponses>({
            url: '/api/message/people',
            query: { limit: LIMIT, ...(name && { q: name }) },
            signal,
          }),
        ),
      placeholderData: (before) => before,
    },
    queryClient,
  );
  return {
    ...loadingOf(query),
    isPending: query.isPending || query.isPlaceholderData,
    people: query.data?.people ?? [],
    hasMore: query.data?.hasMore ?? false,
  };
}
