import type { Id, User } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { DemoPerson, SignInOptions } from '../rest/shapes';

/** `starting`: it is not known yet whether the cookie still signs the person in. */
export type SessionStatus = 'starting' | 'signed-out' | 'signed-in';

export interface SessionState {
  status: SessionStatus;
  user: User | null;
  /** While `starting`: the service did not answer; it is asked again until it does. */
  isUnreachable: boolean;
  /** While `signed-out`: because an administrator took the person's access away. */
  isSuspended: boolean;
  /** The signed-in person's client; the same object until the person changes. */
  client: Officehours | null;
}

/** Sign-in for our own app: the access token lives in memory only, the refresh token in an HttpOnly cookie. */
export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Signs in silently when the cookie still allows it. Calling it again does nothing. */
  start(): void;
  /** While the service cannot be reached at the start: asks it now instead of after the wait. */
  retry(): void;
  /** Which ways of signing in the service offers. */
  options(): Promise<SignInOptions>;
  login(credentials: { email: string; password: string }): Promise<User>;
  demoPeople(): Promise<DemoPerson[]>;
  demoSignIn(userId: Id): Promise<User>;
  /** Ends the session here and in the other tabs, and wipes what the browser keeps for the person. */
  logout(): Promise<void>;
}
