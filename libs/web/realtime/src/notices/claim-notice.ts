import type { Locks } from '../outbox/turn';

/** Every other tab leaves the one that is looked at the time to say that the message is seen there. */
const OTHERS_WAIT_MS = 300;
/** No tab receives the same message later than this after another. */
const HOLD_MS = 10_000;

/** Whether this tab is the one that tells of a message. Of all tabs one is, the one that is looked at first; without Web Locks each. */
export async function claimNotice(
  messageId: string,
  isLookedAt: boolean,
  locks: Locks | undefined,
): Promise<boolean> {
  if (!locks) return true;
  if (!isLookedAt) await later(OTHERS_WAIT_MS);
  return new Promise((resolve) => {
    const claim = async (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock) await later(HOLD_MS);
    };
    void locks.request(`officehours:notice:${messageId}`, { ifAvailable: true }, claim);
  });
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
