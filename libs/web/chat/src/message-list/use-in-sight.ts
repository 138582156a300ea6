import { useLayoutEffect, type RefObject } from 'react';

const GAP_PX = 4;

/** Keeps what stands above a message in sight where the beginning of the message is not: as far down as the list begins. */
export function useInSight(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    const row = element?.closest('[data-message]');
    const list = element?.closest('[role=log]');
    if (!element || !row || !list) return;
    const place = (): void => {
      const { top, height } = row.getBoundingClientRect();
      const lowest = list.getBoundingClientRect().top + GAP_PX + element.offsetHeight;
      element.style.translate = `0 ${Math.min(height, Math.max(0, lowest - top))}px`;
    };
    place();
    list.addEventListener('scroll', place);
    return () => list.removeEventListener('scroll', place);
  }, [part]);
}
