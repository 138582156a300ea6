import { browserStorage } from '../drafts/draft-storage';

/** The part of Web Locks that is used; tests put their own in its place. */
export type Locks = Pick<LockManager, 'request'>;

export interface Turn {
  giveUp(): void;
  /** Has it now, whoever had it. */
  take(): void;
}

/**
 * Waits for the turn to send: of all tabs of one person exactly one has it, until it closes, crashes, gives it up or
 * another one takes it; then it waits again. Without Web Locks (a page over plain http) every tab has it: each sends a
 * room's messages in the same order and awaits every answer, and `clientMessageId` makes the second copy the first, so
 * only work is done twice.
 */
export function awaitTurn(name: string, onTurn: (isOurs: boolean) => void, locks: Locks | undefined): Turn {
  let isOver = false;
  let release = (): void => undefined;
  const ask = (steal: boolean): void => {
    const waiting = new AbortController();
    let isHeld = false;
    release = () => waiting.abort();
    const hold = () =>
      new Promise<void>((resolve) => {
        isHeld = true;
        release = resolve;
        // Given up between the grant and this call, where aborting comes too late.
        if (isOver) resolve();
        else onTurn(true);
      });
    // Aborting rejects the request; that is how it ends, before it is granted.
    locks?.request(name, steal ? { steal } : { signal: waiting.signal }, hold).catch(() => {
      if (!isHeld || isOver) return;
      onTurn(false);
      ask(false);
    });
  };
  if (locks) ask(false);
  else onTurn(true);
  return {
    giveUp() {
      isOver = true;
      release();
    },
    take() {
      if (isOver) return;
      release();
      ask(true);
    },
  };
}

/** Where the browser lets a page keep nothing, as in a frame of another site, it refuses every lock as well. */
export function browserLocks(): Locks | undefined {
  return typeof navigator === 'undefined' || !browserStorage() ? undefined : navigator.locks;
}
