import { useEffect, type RefObject } from 'react';
import type { ListScrollOptions, ListVirtualizer } from './use-list-scroll';

/** Rows before the edge at which the next page is asked for, so that it is there before the reader is. */
const AHEAD = 12;

/** Fetches older (and, in an older part, newer) messages while the reader comes near the edge. */
export function usePageFetching(
  virtualizer: ListVirtualizer,
  isPlaced: RefObject<boolean>,
  { rows, hasMoreBefore, fetchBefore, hasMoreAfter = false, fetchAfter }: ListScrollOptions,
): void {
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: Infinity, endIndex: -1 };
  useEffect(() => {
    if (isPlaced.current && hasMoreBefore && startIndex < AHEAD) fetchBefore();
  }, [isPlaced, hasMoreBefore, startIndex, fetchBefore, rows.length]);
  useEffect(() => {
    if (isPlaced.current && hasMoreAfter && endIndex > rows.length - AHEAD) fetchAfter?.();
  }, [isPlaced, hasMoreAfter, endIndex, fetchAfter, rows.length]);
}
