import { useLayoutEffect, useRef } from 'react';
import type { ListScrollOptions, ListVirtualizer } from './use-list-scroll';
import type { RowAim } from './use-row-aim';

/** What the reader has just written is always shown, wherever they were. */
export function useOwnMessageFollow(
  virtualizer: ListVirtualizer,
  aim: RowAim,
  { items, hasMoreAfter = false, onJumpToLatest }: ListScrollOptions,
): void {
  const last = items.at(-1);
  const lastKey = last?.key;
  // Without a number: a refusal can come before the list was drawn with the message on its way.
  const isFresh = last?.mine === true && last.seq === null;
  const known = useRef(lastKey);

  useLayoutEffect(() => {
    if (known.current === lastKey) return;
    known.current = lastKey;
    if (!isFresh) return;
    if (hasMoreAfter) onJumpToLatest?.();
    aim.release();
    virtualizer.scrollToEnd();
  }, [lastKey, isFresh, hasMoreAfter, onJumpToLatest, virtualizer, aim]);
}
