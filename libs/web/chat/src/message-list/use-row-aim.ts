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
  /** Brings the end into sight, with what comes to stand there meanwhile. */
  atEnd: () => void;
  /** The list has another size or place: brings the end back, where that is what was wanted. */
  keepEnd: (list: HTMLElement) => void;
}

type Aim = { until: number } & ({ key: string; index: number; align: Align } | { key: null });

/**
 * Scrolls to a row and means the row, not its index: the virtual list moves towards a place over several frames, and a
 * page of older messages that comes in meanwhile gives the index to another row. Scrolls to the end and means the end,
 * not the height that the list had: a banner, a line of the message box or a row that was drawn late takes it away again.
 */
export function useRowAim(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
): RowAim {
  const aim = useRef<Aim | null>(null);
  const drawn = useRef(rows);

  useLayoutEffect(() => {
    drawn.current = rows;
    const wanted = aim.current;
    if (wanted === null || wanted.key === null || rows[wanted.index]?.key === wanted.key) return;
    const index = rows.findIndex((row) => row.key === wanted.key);
    if (index < 0 || performance.now() > wanted.until) aim.current = null;
    else {
      wanted.index = index;
      virtualizer.scrollToIndex(index, { align: wanted.align });
    }
  }, [rows, virtualizer]);
  useEffect(() => {
    const leave = (): void => void (aim.current = null);
    const stop = onGesture(scroller.current, leave);
    // Find in page scrolls the list by no gesture on it: what it finds is not to be taken out of sight again.
    const find = ({ ctrlKey, metaKey, key }: KeyboardEvent): void => {
      if (ctrlKey || metaKey || key === 'F3') leave();
    };
    window.addEventListener('keydown', find);
    return () => {
      stop();
      window.removeEventListener('keydown', find);
    };
  }, [scroller]);

  return useMemo(() => {
    const until = (): number => performance.now() + SETTLES_MS;
    return {
      at: (index, align) => {
        const key = drawn.current[index]?.key;
        if (key === undefined) return;
        aim.current = { key, index, align, until: until() };
        virtualizer.scrollToIndex(index, { align });
      },
      atEnd: () => {
        aim.current = { key: null, until: until() };
        virtualizer.scrollToEnd();
      },
      keepEnd: ({ scrollHeight, clientHeight, scrollTop }) => {
        const wanted = aim.current;
        if (wanted?.key !== null || performance.now() > wanted.until) return;
        if (scrollHeight - clientHeight - scrollTop > 1) virtualizer.scrollToEnd();
      },
    };
  }, [virtualizer]);
}
