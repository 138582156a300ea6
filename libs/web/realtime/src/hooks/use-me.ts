import type { User } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading } from './loading';

/** The signed-in person. */
export function useMe(): Loading & { me: User | null } {
  const { queryClient, rest } = useOfficehours();
  const query = useQuery({ queryKey: keys.me, queryFn: () => rest.me() }, queryClient);
  return { ...loadingOf(query), me: query.data ?? null };
}
