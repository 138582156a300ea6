import type { Arrival } from '@officehours/web-chat';
import { useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/** The message that the address names, as `?at=42`. The address forgets it at once: the same link can lead there again. */
export function useArrival(): Arrival | null {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const seq = Number(/(?:^|&)at=([1-9]\d{0,14})(?:&|$)/u.exec(search)?.[1] ?? 0);
  useEffect(() => {
    if (seq > 0) navigate(path, { replace: true });
  }, [seq, path, navigate]);
  return useMemo(() => (seq > 0 ? { seq, isByKey: history.state?.isByKey } : null), [seq]);
}
