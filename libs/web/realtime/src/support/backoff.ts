/** Milliseconds before attempt number `attempt` (from 1): doubling from `first` to `most`, spread over its upper half. */
export function backoff(attempt: number, first = 1_000, most = 30_000, random = Math.random): number {
  const whole = Math.min(most, first * 2 ** Math.min(attempt - 1, 20));
  return whole / 2 + (whole / 2) * random();
}
