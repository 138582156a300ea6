import type { SessionListResponses, SessionModel } from '@officehours/api-client';
import type { Id } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import { loadingOf, type Loading } from '../hooks/loading';
import { dataOf, json } from '../rest/answer';

/** A sign-in of the person with an account of the service's own, on one of their devices. */
export type OwnSession = SessionModel;

export interface OwnSessions extends Loading {
  /** Newest first; empty for a person who comes from a learning platform. */
  sessions: readonly OwnSession[];
  end(id: Id): Promise<void>;
  endOthers(): Promise<void>;
  /** Ends all other sessions. Rejects with `validation_failed`, rule `wrong_password`, where the old one is not right. */
  changePassword(currentPassword: string, newPassword: string): Promise<void>;
}

const KEY = ['sessions'];
// By address, not by the generated functions: see `use-safety.ts`.
const PATH = '/api/auth/session';

/** Where the person is signed in, and what they may do about it. */
export function useOwnSessions(): OwnSessions {
  const { queryClient, rest } = useOfficehours();
  const { client } = rest;
  const queryFn = async () => (await dataOf(client.get<SessionListResponses>({ url: PATH }))).sessions;
  const query = useQuery({ queryKey: KEY, queryFn }, queryClient);
  const calls = useMemo(() => {
    const then = async (call: Promise<unknown>): Promise<void> => {
      await call;
      await queryClient.invalidateQueries({ queryKey: KEY });
    };
    return {
      end: (id: Id) => then(dataOf(client.delete({ url: `${PATH}/${id}` }))),
      endOthers: () => then(dataOf(client.delete({ url: PATH }))),
      changePassword: (currentPassword: string, newPassword: string) =>
        then(dataOf(client.post({ url: '/api/auth/password', ...json({ currentPassword, newPassword }) }))),
    };
  }, [client, queryClient]);
  return { ...loadingOf(query), sessions: query.data ?? [], ...calls };
}
