import { useOfficehours, type Officehours } from '@officehours/web-realtime';
import type { Recorded } from './recorder';

/** What was recorded in a room and neither sent nor discarded, by room; of this person, while the page is open. */
const left = new WeakMap<Officehours, Map<string, Recorded>>();

export function leftBy(client: Officehours): Map<string, Recorded> {
  const known = left.get(client) ?? new Map<string, Recorded>();
  left.set(client, known);
  return known;
}

/** Whether something waits to be sent in a room. */
export function useHasRecording(roomId: string): boolean {
  return leftBy(useOfficehours()).has(roomId);
}
