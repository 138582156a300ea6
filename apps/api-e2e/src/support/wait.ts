import { setTimeout as pause } from 'node:timers/promises';

/** Far beyond what anything takes, so that a busy machine is no failure. */
const PATIENCE_MS = 20_000;

/**
 * Resolves with the first truthy value of `condition`, asked again every 25 ms.
 * Rejects after `timeoutMs`, naming `what` was awaited.
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await pause(25);
  }
}

/** Rejects when `promise` has not settled after `timeoutMs`, naming `what` was awaited. */
export async function within<T>(what: string, promise: Promise<T>, timeoutMs = PATIENCE_MS): Promise<T> {
  const timer = new AbortController();
  const tooLate = pause(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
  });
  // The pause is aborted when it is not needed any more; that is no failure.
  tooLate.catch(() => undefined);
  return Promise.race([promise, tooLate]).finally(() => timer.abort());
}
