import { useEffect, useEffectEvent, useState } from 'react';

/** A message that somebody was led to: by a search, a notification, a link. */
export interface Arrival {
  seq: number;
}

/** Shows the message one was led to, once what surrounds it can be shown; each new object is a new wish. */
export function useArrivalAt(at: Arrival | null, isPending: boolean, jumpTo: (seq: number) => void): void {
  const [wish, setWish] = useState(at);
  // The address forgets it as soon as it was read.
  if (at !== null && at !== wish) setWish(at);
  const jump = useEffectEvent(jumpTo);
  useEffect(() => {
    if (wish !== null && !isPending) jump(wish.seq);
  }, [wish, isPending]);
}
