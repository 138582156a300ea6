/** What became of a call, as far as its caller can know. */
export type Answer<T> =
  | { kind: 'ok'; data: T }
  /** Definitely not done. */
  | { kind: 'refused'; code: string }
  /** Perhaps done: no answer, or one that does not say. */
  | { kind: 'unknown'; why: string };

/** Codes that leave open whether anything was done. All others promise that nothing was. */
const OPEN = new Set(['internal', 'unavailable', 'storage_full']);

/** A refusal by its code. */
export function refusal(code: string): Answer<never> {
  return OPEN.has(code) ? { kind: 'unknown', why: code } : { kind: 'refused', code };
}
