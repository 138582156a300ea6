import type { Id } from '@officehours/contracts';
import type { KeyValueStorage } from '../drafts/draft-storage';

const KEY = 'officehours:session';
const PERSON_KEY = 'officehours:person';

/**
 * What a load has to do about the cookie, which it cannot see. `signed-in`: it may still sign the person in.
 * `signing-out`: someone signed out while the service could not be told; the cookie still works and must be ended,
 * not used. Null: there is none, so the service is not asked.
 */
export type RememberedSession = 'signed-in' | 'signing-out' | null;

export interface SessionMemory {
  get(): RememberedSession;
  /** Who was signed in last, and did not sign out. */
  person(): Id | null;
  /** `person` where one is signed in. */
  set(session: RememberedSession, person?: Id): void;
}

export function sessionMemory(storage: KeyValueStorage | null): SessionMemory {
  return {
    get() {
      // Where nothing can be remembered, asking is the only way to know.
      if (!storage) return 'signed-in';
      const value = storage.getItem(KEY);
      return value === 'signed-in' || value === 'signing-out' ? value : null;
    },
    person: () => storage?.getItem(PERSON_KEY) ?? null,
    set(session, person) {
      try {
        if (session === null) storage?.removeItem(KEY);
        else storage?.setItem(KEY, session);
        if (person === undefined) storage?.removeItem(PERSON_KEY);
        else storage?.setItem(PERSON_KEY, person);
      } catch {
        // Full: the next load asks for a sign-in.
      }
    },
  };
}
