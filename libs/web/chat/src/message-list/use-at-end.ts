import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { END_THRESHOLD, type ListScrollOptions, type ListVirtualizer } from './use-list-scroll';
import type { RowAim } from './use-row-aim';

/**
 * Whether the newest message is on the screen. While it is, it stays there when the list itself becomes smaller: a
 * growing composer, a phone's keyboard, a turned screen. While it is not, what is read stays where it is when something
 * comes or goes above the list. Told to nobody before the list has found its place, or what
 * is opened at its first unread message would be read already.
 */
export function useAtEnd(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLDivElement | null>,
  aim: RowAim,
  { hasMoreAfter, onAtEnd }: ListScrollOptions,
): { atEnd: boolean; isKnown: boolean } {
  const [isDown, setDown] = useState<boolean | null>(null);
  const wasDown = useRef<boolean | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = (): void => {
      aim.keepEnd(element);
      wasDown.current = virtualizer.isAtEnd(END_THRESHOLD);
      setDown(wasDown.current);
    };
    const place = element.parentElement!;
    let top = place.offsetTop;
    const keep = new ResizeObserver(() => {
      const moved = place.offsetTop - top;
      top += moved;
      if (wasDown.current) virtualizer.scrollToEnd();
      else if (wasDown.current === false) {
        element.scrollTop += moved;
        read();
      }
    });
    const content = new ResizeObserver(() => aim.keepEnd(element));
    element.addEventListener('scroll', read, { passive: true });
    keep.observe(element);
    content.observe(element.firstElementChild!);
    // A list that is too short to scroll never says so. Two frames later its first position has been taken.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(read)));
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', read);
      keep.disconnect();
      content.disconnect();
    };
  }, [virtualizer, scroller, aim]);

  const atEnd = isDown !== false && !hasMoreAfter;
  const isKnown = isDown !== null;
  useEffect(() => {
    if (isKnown) onAtEnd?.(atEnd);
  }, [isKnown, atEnd, onAtEnd]);
  return { atEnd, isKnown };
}
