import { useOfficehours, type Officehours } from '@officehours/web-realtime';
import type { Recorded } from './recorder';

/** Something by room; of this person, while the page is open. */
function byRoom<T>(): (client: Officehours) => Map<string, T> {
  const all = new WeakMap<Officehours, Map<string, T>>();
  return (client) => {
    const known = all.get(client) ?? new Map<string, T>();
    all.set(client, known);
    return known;
  };
}

/** What was recorded in a room and neither sent nor discarded. */
export const leftBy = byRoom<Recorded>();

/** What was written of what is said in it. */
export const transcriptsBy = byRoom<string>();

/** Whether something waits to be sent in a room. */
export function useHasRecording(roomId: string): boolean {
  return leftBy(useOfficehours()).has(roomId);
}
