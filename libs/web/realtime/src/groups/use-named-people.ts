import type { Id, NamedPeople, NamedPerson } from '@officehours/contracts';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useOfficehours } from '../client/context';
import { dataOf } from '../rest/answer';

/** Messages of a room, by the numbers of the first and the last of them. */
export interface NamedIn {
  first: number;
  last: number;
}

const peopleOf = (results: UseQueryResult<NamedPerson[]>[]): NamedPerson[] =>
  results.flatMap(({ data }) => data ?? []);

/**
 * Whom messages of a room name, members or not: each range is asked for once, and what is not answered leaves the others
 * as they are.
 */
export function useNamedPeople(roomId: Id, asked: readonly NamedIn[]): readonly NamedPerson[] {
  const { queryClient, rest } = useOfficehours();
  const namedIn = async (query: NamedIn): Promise<NamedPerson[]> => {
    const url = `/api/message/chat-room/${roomId}/people`;
    const { people } = await dataOf(rest.client.get<{ 200: NamedPeople }>({ url, query: { ...query } }));
    return people;
  };
  const queries = asked.map((range) => ({
    queryKey: ['named', roomId, range],
    queryFn: () => namedIn(range),
  }));
  return useQueries({ queries, combine: peopleOf }, queryClient);
}
