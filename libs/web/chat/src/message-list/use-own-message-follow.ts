import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ListScrollOptions } from './use-list-scroll';
import type { RowAim } from './use-row-aim';

/**
 * What the reader has just written is shown, wherever they were; once, when it is in the list. It may have been stored
 * by then: while an older part of the conversation is shown, its end is fetched first.
 */
export function useOwnMessageFollow(aim: RowAim, { items, justWritten = null }: ListScrollOptions): void {
  const followed = useRef<string | null>(null);
  const isShown = useMemo(
    () => justWritten !== null && items.findLast(({ key }) => key === justWritten) !== undefined,
    [items, justWritten],
  );
  useLayoutEffect(() => {
    if (!isShown || followed.current === justWritten) return;
    followed.current = justWritten;
    aim.atEnd();
  }, [isShown, justWritten, aim]);
}
