import { useEffect, useEffectEvent, useState } from 'react';

/** A message that somebody was led to: by a search, a notification, a link. */
export interface Arrival {
  seq: number;
  /** By the keyboard, which goes along. */
  isByKey?: boolean;
}

/** What one was led to last: the address forgets it as soon as it was read, and the conversation may not be there yet. */
export function useLastArrival(at: Arrival | null = null): Arrival | null {
  const [last, setLast] = useState(at);
  if (at !== null && at !== last) setLast(at);
  return at ?? last;
}

/** Shows the message one was led to, once what surrounds it can be shown; each new object is a new wish. */
export function useArrivalAt(
  at: Arrival | null,
  isPending: boolean,
  jumpTo: (seq: number, from?: number, isByKey?: boolean) => void,
): void {
  const jump = useEffectEvent(jumpTo);
  useEffect(() => {
    if (at !== null && !isPending) jump(at.seq, undefined, at.isByKey);
  }, [at, isPending]);
}
