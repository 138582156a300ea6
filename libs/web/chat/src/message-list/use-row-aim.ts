import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Row } from './rows';
import type { ListVirtualizer } from './use-list-scroll';
import { onGesture } from './use-moved-by-hand';

/** As long as the virtual list works towards a place before it gives up. */
const SETTLES_MS = 5_000;

export type Align = 'auto' | 'start' | 'center';

export interface RowAim {
  /** Brings the row of this index into sight. */
  at: (index: number, align: Align) => void;
  /** Leaves it: something else is wanted now. */
  release: () => void;
}

/**
 * Scrolls to a row and means the row, not its index: the virtual list moves towards a place over several frames, and a
 * page of older messages that comes in meanwhile gives the index to another row.
 */
export function useRowAim(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
): RowAim {
  const aim = useRef<{ key: string; index: number; align: Align; until: number } | null>(null);
  const drawn = useRef(rows);

  useLayoutEffect(() => {
    drawn.current = rows;
    const wanted = aim.current;
    if (wanted === null || rows[wanted.index]?.key === wanted.key) return;
    const index = rows.findIndex((row) => row.key === wanted.key);
    if (index < 0 || performance.now() > wanted.until) aim.current = null;
    else {
      wanted.index = index;
      virtualizer.scrollToIndex(index, { align: wanted.align });
    }
  }, [rows, virtualizer]);
  useEffect(() => onGesture(scroller.current, () => (aim.current = null)), [scroller]);

  return useMemo(
    () => ({
      at: (index, align) => {
        const key = drawn.current[index]?.key;
        if (key === undefined) return;
        aim.current = { key, index, align, until: performance.now() + SETTLES_MS };
        virtualizer.scrollToIndex(index, { align });
      },
      release: () => (aim.current = null),
    }),
    [virtualizer],
  );
}
