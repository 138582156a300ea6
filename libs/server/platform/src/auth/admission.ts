import type { Identity, Person } from './identity';

/**
 * Lets the person of a valid token in: made from the claims when first seen, brought up to date when they changed.
 * The directory library provides it.
 */
export abstract class Admission {
  abstract admit(identity: Identity): Promise<Person>;
  abstract person(id: string): Promise<Person | null>;
  /** The people of `ids` that exist, as they are now, in any order. */
  abstract people(ids: readonly string[]): Promise<Person[]>;
}

/** Whether an administrator has taken someone's access away. Without it nobody's is. */
export abstract class Suspensions {
  abstract isSuspended(personId: string): Promise<boolean>;
}

/** Whether a session, named by `sid` in its tokens, is still alive. Without accounts every session is. */
export abstract class SessionRegistry {
  abstract isAlive(sessionId: string): Promise<boolean>;
  /**
   * Of these sessions, by id, those that are known here and whether they are alive, as it is now. Left out is what is a
   * session of the host platform, and one of the service's own that has been over for long.
   */
  abstract statesOf(sessionIds: readonly string[]): Promise<Map<string, boolean>>;
}
