import type { Id, Revision } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading } from './loading';

/** What a message said before it was edited, oldest first; asked for when `isWanted`, and again after each edit. */
export function useRevisions(
  messageId: Id,
  rev: number,
  isWanted = true,
): Loading & { revisions: Revision[] } {
  const { queryClient, rest } = useOfficehours();
  const queryKey = keys.revisions(messageId, rev);
  const query = useQuery(
    { queryKey, queryFn: () => rest.revisions(messageId), enabled: isWanted },
    queryClient,
  );
  return { ...loadingOf(query), revisions: query.data ?? [] };
}
