import { browserStorage } from '../drafts/draft-storage';

/** The part of Web Locks that is used; tests put their own in its place. */
export type Locks = Pick<LockManager, 'request'>;

/**
 * Waits for the turn to send: of all tabs of one person exactly one has it, until it closes, crashes or gives it up.
 * Without Web Locks (a page over plain http) every tab has it: each sends a room's messages in the same order and awaits
 * every answer, and `clientMessageId` makes the second copy the first, so only work is done twice.
 *
 * @returns Gives the turn up.
 */
export function awaitTurn(name: string, onTurn: () => void, locks: Locks | undefined): () => void {
  if (!locks) {
    onTurn();
    return () => undefined;
  }
  const waiting = new AbortController();
  let isOver = false;
  let release = () => waiting.abort();
  const hold = () =>
    new Promise<void>((resolve) => {
      release = resolve;
      // Given up between the grant and this call, where aborting comes too late.
      if (isOver) resolve();
      else onTurn();
    });
  // Aborting rejects the request; that is how it ends.
  locks.request(name, { signal: waiting.signal }, hold).catch(() => undefined);
  return () => {
    isOver = true;
    release();
  };
}

/** Where the browser lets a page keep nothing, as in a frame of another site, it refuses every lock as well. */
export function browserLocks(): Locks | undefined {
  return typeof navigator === 'undefined' || !browserStorage() ? undefined : navigator.locks;
}
