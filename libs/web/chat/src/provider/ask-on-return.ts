import type { Officehours } from '@officehours/web-realtime';

/** The person may sign in on this very page, which is told by no event. */
const ASK_MS = 30_000;

/**
 * Nobody hands a token to a client that asks for them, and one that ended asks no more. While the page is looked at, it is
 * asked whether there is one again, so that the chat goes on with it; until `signal` is aborted.
 */
export function askOnReturn(
  client: Officehours,
  ask: () => Promise<string | null>,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking || document.hidden || !client.connection.isEnded()) return;
    isAsking = true;
    const token = await ask().catch(() => null);
    isAsking = false;
    if (token !== null && !signal.aborted && client.connection.isEnded()) client.setToken(token);
  };
  const lookNow = () => void look();
  const timer = setInterval(lookNow, ASK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  window.addEventListener('focus', lookNow, { signal });
  window.addEventListener('online', lookNow, { signal });
}
