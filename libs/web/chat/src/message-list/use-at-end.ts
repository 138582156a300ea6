import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { END_THRESHOLD, type ListScrollOptions, type ListVirtualizer } from './use-list-scroll';

/**
 * Whether the newest message is on the screen. While it is, it stays there when the list itself becomes smaller: a
 * growing composer, a phone's keyboard, a turned screen.
 */
export function useAtEnd(
  virtualizer: ListVirtualizer,
  scroller: RefObject<HTMLDivElement | null>,
  { hasMoreAfter = false, onAtEnd }: ListScrollOptions,
): boolean {
  const [isDown, setDown] = useState(true);
  const wasDown = useRef(true);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = (): void => {
      wasDown.current = virtualizer.isAtEnd(END_THRESHOLD);
      setDown(wasDown.current);
    };
    const keep = new ResizeObserver(() => {
      if (wasDown.current) virtualizer.scrollToEnd();
      else read();
    });
    element.addEventListener('scroll', read, { passive: true });
    keep.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      keep.disconnect();
    };
  }, [virtualizer, scroller]);

  const atEnd = isDown && !hasMoreAfter;
  useEffect(() => onAtEnd?.(atEnd), [atEnd, onAtEnd]);
  return atEnd;
}
