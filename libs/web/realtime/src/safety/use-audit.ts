import type { AuditPageResponses } from '@officehours/api-client';
import type { AuditAction, AuditEntry, AuditPage, Id, IsoTime } from '@officehours/contracts';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading, type Paging } from '../hooks/loading';
import { dataOf } from '../rest/answer';
import { checkChain, type AuditVerdict } from './audit-check';

const AUDIT = ['audit'];
const URL = '/api/audit';
const PAGE = 50;

/** Which entries of the audit log; what is absent does not matter. */
export interface AuditFilter {
  action?: AuditAction;
  actorId?: Id;
  subjectId?: Id;
  since?: IsoTime;
  /** Up to and without. */
  until?: IsoTime;
}

export interface AuditLog extends Loading, Paging {
  /** The latest first. */
  entries: readonly AuditEntry[];
  /** Names by id, of all who were spoken of since the log was opened. */
  names: ReadonlyMap<Id, string>;
}

/** For administrators: what was done that matters for security. */
export function useAuditLog(filter: AuditFilter): AuditLog {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: [...AUDIT, filter],
      queryFn: ({ pageParam }): Promise<AuditPage> =>
        dataOf(
          rest.client.get<AuditPageResponses>({
            url: URL,
            query: { order: 'latest', limit: PAGE, ...filter, ...(pageParam && { cursor: pageParam }) },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      staleTime: 0,
    },
    queryClient,
  );
  return useMemo(() => {
    const known = queryClient.getQueriesData<InfiniteData<AuditPage>>({ queryKey: AUDIT });
    const people = known.flatMap(([, data]) => data?.pages ?? []).flatMap((page) => page.people);
    return {
      ...loadingOf(query),
      entries: query.data?.pages.flatMap((page) => page.entries) ?? [],
      names: new Map(people.map(({ id, name }) => [id, name])),
      hasMore: query.hasNextPage,
      isFetchingMore: query.isFetchingNextPage,
      fetchMore: () => void query.fetchNextPage(),
    };
  }, [query, queryClient]);
}

/** Where the check of the chain stands. `checked` of `total` entries were looked at. */
export type AuditCheck =
  | { phase: 'idle' }
  | { phase: 'failed' }
  | { phase: 'checking'; checked: number; total: number }
  | { phase: 'done'; verdict: AuditVerdict };

/** Checks the whole chain in the browser, when it is asked to; given up when the page is left. */
export function useAuditCheck(): { check: AuditCheck; start: () => void } {
  const { rest } = useOfficehours();
  const [check, setCheck] = useState<AuditCheck>({ phase: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (): void => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const show = (next: AuditCheck): void => {
      if (!signal.aborted) setCheck(next);
    };
    show({ phase: 'checking', checked: 0, total: 0 });
    const page = (after: number): Promise<AuditPage> =>
      dataOf(rest.client.get<AuditPageResponses>({ url: URL, query: { after }, signal }));
    checkChain(page, (checked, total) => show({ phase: 'checking', checked, total }), signal).then(
      (verdict) => show({ phase: 'done', verdict }),
      () => show({ phase: 'failed' }),
    );
  };
  return { check, start };
}
