import type { Id } from '@officehours/contracts';
import type { Http } from '../rest/http';
import type { DemoPerson, SignInOptions, SignInResult } from '../rest/shapes';

/** The REST calls that need no token. */
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
const REFRESH_HEADER = { 'X-Officehours-Refresh': '1' };

export function createSessionRest(http: Http): SessionRest {
  return {
    options: () => http({ path: '/api/auth/options' }),
    demoPeople: async () => (await http<{ people: DemoPerson[] }>({ path: '/api/auth/demo' })).people,
    demoSignIn: (userId) => http({ method: 'POST', path: '/api/auth/demo', body: { userId } }),
    login: (credentials) => http({ method: 'POST', path: '/api/auth/login', body: credentials }),
    refresh: () => http({ method: 'POST', path: '/api/auth/refresh', headers: REFRESH_HEADER }),
    logout: () => http({ method: 'POST', path: '/api/auth/logout', headers: REFRESH_HEADER }),
  };
}
