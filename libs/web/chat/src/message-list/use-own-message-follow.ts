import { useLayoutEffect, useRef } from 'react';
import { isUnderWay } from './is-under-way';
import type { ListScrollOptions, ListVirtualizer } from './use-list-scroll';

/** What the reader has just written is always shown, wherever they were. */
export function useOwnMessageFollow(
  virtualizer: ListVirtualizer,
  { items, hasMoreAfter = false, onJumpToLatest }: ListScrollOptions,
): void {
  const last = items.at(-1);
  const lastKey = last?.key;
  const isFresh = last !== undefined && isUnderWay(last);
  const known = useRef(lastKey);

  useLayoutEffect(() => {
    if (known.current === lastKey) return;
    known.current = lastKey;
    if (!isFresh) return;
    if (hasMoreAfter) onJumpToLatest?.();
    virtualizer.scrollToEnd();
  }, [lastKey, isFresh, hasMoreAfter, onJumpToLatest, virtualizer]);
}
