import type {
  BlockListResponses,
  CourseStaffPeersResponses,
  VisitListResponses,
  ReportPageResponses,
  SuspensionListResponses,
} from '@officehours/api-client';
import type {
  Block,
  Course,
  Id,
  Participant,
  Report,
  ReportReason,
  RoomVisit,
  Suspension,
} from '@officehours/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import { useLiveMessages } from '../hooks/use-live-messages';
import { loadingOf, type Loading, type Paging } from '../hooks/loading';
import { dataOf, json } from '../rest/answer';

// By address, not by the generated functions: those would all be in the first script, these come with their panes.
const BLOCKS = ['blocks'];
const REPORTS = ['reports'];
const SUSPENSIONS = ['suspensions'];

/** Being left alone by someone, and telling those who look after the course what somebody wrote. */
export interface SafetyCalls {
  block(userId: Id): Promise<void>;
  unblock(userId: Id): Promise<void>;
  report(messageId: Id, reason: ReportReason, comment: string): Promise<void>;
  /** For staff: the report is looked after. */
  closeReport(reportId: Id): Promise<void>;
  /** For administrators. */
  suspend(userId: Id, reason: string): Promise<void>;
  liftSuspension(userId: Id): Promise<void>;
  /** For those who teach the course. */
  setCourseTalk(courseId: Id, talk: Partial<Pick<Course, 'peerTalk' | 'endsAt'>>): Promise<void>;
}

const suspensionOf = (userId: Id): string => `/api/directory/user/${userId}/suspension`;

/** Each call rejects with an `OfficehoursError`; the lists that it changes are fetched anew. */
export function useSafety(): SafetyCalls {
  const { queryClient, rest } = useOfficehours();
  return useMemo(() => {
    const { put, post, delete: remove } = rest.client;
    const then = async (call: Promise<unknown>, queryKey: readonly unknown[]): Promise<void> => {
      await call;
      await queryClient.invalidateQueries({ queryKey });
    };
    return {
      block: (userId) => then(dataOf(put({ url: `/api/message/block/${userId}` })), BLOCKS),
      unblock: (userId) => then(dataOf(remove({ url: `/api/message/block/${userId}` })), BLOCKS),
      report: (id, reason, comment) =>
        then(
          dataOf(post({ url: `/api/message/message/${id}/report`, ...json({ reason, comment }) })),
          REPORTS,
        ),
      closeReport: (id) => then(dataOf(put({ url: `/api/report/${id}/closed` })), REPORTS),
      suspend: (userId, reason) =>
        then(dataOf(put({ url: suspensionOf(userId), ...json({ reason }) })), SUSPENSIONS),
      liftSuspension: (userId) => then(dataOf(remove({ url: suspensionOf(userId) })), SUSPENSIONS),
      setCourseTalk: (courseId, body) =>
        then(dataOf(put({ url: `/api/course/${courseId}/talk`, ...json(body) })), keys.courses),
    };
  }, [queryClient, rest]);
}

/** Whom the reader has blocked, the newest first. */
export function useBlocks(): Loading & { blocks: readonly Block[] } {
  const { queryClient, rest } = useOfficehours();
  const queryFn = async () =>
    (await dataOf(rest.client.get<BlockListResponses>({ url: '/api/message/block' }))).blocks;
  const query = useQuery({ queryKey: BLOCKS, queryFn }, queryClient);
  return { ...loadingOf(query), blocks: query.data ?? [] };
}

/** A visit that goes on and is ended before its time is over on the screen within this. */
const VISITS_HOLD_MS = 30_000;

/**
 * Who of the staff has read a room without being in it, and who may now; asked anew when it is shown, when a visit begins,
 * and now and then while one goes on. `asOf` is when, in milliseconds since 1970.
 */
export function useVisits(chatRoomId: Id): Loading & { visits: readonly RoomVisit[]; asOf: number } {
  const { queryClient, rest } = useOfficehours();
  const queryFn = async () =>
    (await dataOf(rest.client.get<VisitListResponses>({ url: `/api/message/chat-room/${chatRoomId}/visit` })))
      .visits;
  const query = useQuery(
    {
      queryKey: ['visits', chatRoomId],
      queryFn,
      staleTime: 0,
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        data?.some(({ endsAt }) => Date.parse(endsAt) > dataUpdatedAt) ? VISITS_HOLD_MS : false,
    },
    queryClient,
  );
  useLiveMessages(({ chatRoomId: roomId, system }) => {
    if (roomId === chatRoomId && system?.kind === 'roomVisited') void query.refetch();
  });
  return { ...loadingOf(query), visits: query.data ?? [], asOf: query.dataUpdatedAt };
}

/** Reported messages of the courses of whose staff the reader is; of all for an administrator. */
export function useReports(): Loading & Paging & { reports: readonly Report[] } {
  const { queryClient, rest } = useOfficehours();
  const query = useInfiniteQuery(
    {
      queryKey: REPORTS,
      queryFn: ({ pageParam }) =>
        dataOf(
          rest.client.get<ReportPageResponses>({
            url: '/api/report',
            query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    },
    queryClient,
  );
  const reports = useMemo(() => query.data?.pages.flatMap((page) => page.reports) ?? [], [query.data]);
  return {
    ...loadingOf(query),
    reports,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: () => void query.fetchNextPage(),
  };
}

/** For administrators: who is suspended. */
export function useSuspensions(): Loading & { suspensions: readonly Suspension[] } {
  const { queryClient, rest } = useOfficehours();
  const queryFn = async () =>
    (await dataOf(rest.client.get<SuspensionListResponses>({ url: '/api/directory/suspension' })))
      .suspensions;
  const query = useQuery({ queryKey: SUSPENSIONS, queryFn }, queryClient);
  return { ...loadingOf(query), suspensions: query.data ?? [] };
}

/** Another student of a course that lets them write to each other. */
export type Peer = Participant & { chatRoomId: Id | null };

export function usePeers(courseId: Id, q: string): Loading & { peers: readonly Peer[]; hasMore: boolean } {
  const { queryClient, rest } = useOfficehours();
  const query = useQuery(
    {
      queryKey: ['peers', courseId, q],
      queryFn: () =>
        dataOf(
          rest.client.get<CourseStaffPeersResponses>({
            url: `/api/course/${courseId}/peer`,
            query: { limit: 50, ...(q && { q }) },
          }),
        ),
      placeholderData: (before) => before,
    },
    queryClient,
  );
  return {
    ...loadingOf(query),
    peers: query.data?.peers ?? [],
    hasMore: Boolean(query.data?.nextCursor),
  };
}
