import {
  authLogin,
  authLogout,
  authOptions,
  authRefresh,
  createClient,
  demoPeople,
  demoSignIn,
} from '@officehours/api-client';
import type { Id } from '@officehours/contracts';
import { dataOf, inTime } from '../rest/answer';
import type { DemoPerson, SignInOptions, SignInResult } from '../rest/shapes';

/** The REST calls that need no token. Each rejects with an `OfficehoursError`. */
export interface SessionRest {
  options(): Promise<SignInOptions>;
  demoPeople(): Promise<DemoPerson[]>;
  demoSignIn(userId: Id): Promise<SignInResult>;
  login(credentials: { email: string; password: string }): Promise<SignInResult>;
  /** Signs in with the cookie; rejects with `unauthenticated` when there is no live session. */
  refresh(): Promise<SignInResult>;
  logout(): Promise<void>;
}

/** A header that no foreign page can add to a request with our cookie. */
const headers = { 'X-Officehours-Refresh': '1' } as const;

/** @param baseUrl Origin of the service; empty for the page's own. */
export function createSessionRest(baseUrl: string, fetch: typeof globalThis.fetch): SessionRest {
  const client = createClient({ baseUrl, fetch });
  return {
    options: () => dataOf(authOptions({ client })),
    demoPeople: async () => (await dataOf(demoPeople({ client }))).people,
    demoSignIn: (userId) => dataOf(demoSignIn({ client, body: { userId } })),
    login: (body) => dataOf(authLogin({ client, body })),
    refresh: () => dataOf(authRefresh({ client, headers, ...inTime() })),
    logout: async () => void (await dataOf(authLogout({ client, headers }))),
  };
}
