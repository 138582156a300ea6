import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Row } from './rows';
import type { ListVirtualizer } from './use-list-scroll';

/** Opens the list at the first unread message, or at its end; once. The result turns true when that has happened. */
export function useInitialPosition(virtualizer: ListVirtualizer, rows: readonly Row[]): RefObject<boolean> {
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current || !rows.some((row) => row.kind === 'message')) return;
    isPlaced.current = true;
    const divider = rows.findIndex((row) => row.kind === 'unread');
    if (divider > 0) virtualizer.scrollToIndex(divider, { align: 'start' });
    else virtualizer.scrollToEnd();
  }, [rows, virtualizer]);
  return isPlaced;
}
