import { skipToken, useQuery, type QueryKey } from '@tanstack/react-query';
import { useOfficehours } from '../client/context';

/** Follows what reducers write under a key of the cache; undefined until they have. */
export function useCached<T>(queryKey: QueryKey): T | undefined;
export function useCached<T, S>(queryKey: QueryKey, select: (value: T) => S): S | undefined;
export function useCached<T, S>(queryKey: QueryKey, select?: (value: T) => S): T | S | undefined {
  const { queryClient } = useOfficehours();
  return useQuery<T, Error, T | S>({ queryKey, queryFn: skipToken, ...(select && { select }) }, queryClient)
    .data;
}
