import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ListVirtualizer } from './use-list-scroll';

type ItemKey = number | string | bigint;

/**
 * Keeps the message that is read where it is while rows above it are drawn for the first time and turn out higher or
 * lower than estimated. The virtual list itself holds the offset at its upper edge, which is not enough where new rows
 * stand between that edge and the message: at the very top, when the page before comes in above the oldest one. Right
 * after a jump it is the message `target` that is read: also formulas above it, which grow late, do not push it away.
 */
export function useReadingAnchor(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLElement | null>,
  target: string | null,
): void {
  /** Key of the first row in sight that had its height when the list was last drawn or scrolled. */
  const anchor = useRef<ReturnType<typeof firstInSight>>(null);
  /** How wide the list was when a row was measured last: turned or made narrower, it does not know that row's height. */
  const widths = useRef(new Map<ItemKey, number>());

  useLayoutEffect(() => {
    const list = virtualizer;
    list.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { itemSizeCache, scrollDirection }) => {
      const width = list.scrollRect?.width ?? 0;
      const isKnown = itemSizeCache.has(item.key) && widths.current.get(item.key) === width;
      widths.current.set(item.key, width);
      const top = list.scrollOffset ?? 0;
      const wished = startOf(list, target);
      if (wished !== null) return item.start < wished;
      // A row that grows later pushes what is below it, unless all of it is above the edge.
      if (isKnown) return item.end <= top && scrollDirection !== 'backward';
      const read = startOf(list, anchor.current);
      const isInSight = read !== null && read >= top && read < top + (list.scrollRect?.height ?? 0);
      return item.start < (isInSight ? read : top);
    };
  }, [virtualizer, target]);
  useLayoutEffect(() => {
    anchor.current = firstInSight(virtualizer);
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = (): void => void (anchor.current = firstInSight(virtualizer));
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [virtualizer, scroller]);
}

function firstInSight(list: ListVirtualizer) {
  const top = list.scrollOffset ?? 0;
  const item = list.getVirtualItems().find(({ key, start }) => start >= top && list.itemSizeCache.has(key));
  return item?.key ?? null;
}

/** Where the row begins by now; null when it is not drawn any more. */
function startOf(list: ListVirtualizer, key: ReturnType<typeof firstInSight>): number | null {
  const element = key === null ? undefined : list.elementsCache.get(key);
  if (!element?.isConnected) return null;
  return list.measurementsCache[list.indexFromElement(element)]?.start ?? null;
}
