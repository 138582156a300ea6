import { useEffect, useEffectEvent, useState } from 'react';

/** A message that somebody was led to: by a search, a notification, a link. */
export interface Arrival {
  seq: number;
  /** By the keyboard, which goes along. */
  isByKey?: boolean;
}

/** Shows the message one was led to, once what surrounds it can be shown; each new object is a new wish. */
export function useArrivalAt(
  at: Arrival | null,
  isPending: boolean,
  jumpTo: (seq: number, from?: number, isByKey?: boolean) => void,
): void {
  const [wish, setWish] = useState(at);
  // The address forgets it as soon as it was read.
  if (at !== null && at !== wish) setWish(at);
  const jump = useEffectEvent(jumpTo);
  useEffect(() => {
    if (wish !== null && !isPending) jump(wish.seq, undefined, wish.isByKey);
  }, [wish, isPending]);
}
