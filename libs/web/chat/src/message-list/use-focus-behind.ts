import { useLayoutEffect, type RefObject } from 'react';

/**
 * Where the keyboard goes when `part`, which has the focus, goes away: to its message, or where that has gone as well to
 * the message that Tab leads to. With the pointer nobody is in need of a place.
 */
export function useFocusBehind(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      const focused = document.activeElement;
      if (!element?.contains(focused) || !focused?.matches(':focus-visible')) return;
      const list = element.closest('[role=log]') ?? element.parentElement?.querySelector('[role=log]');
      element.closest<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        list?.querySelector<HTMLElement>('[data-message][tabindex="0"]')?.focus({ preventScroll: true });
      });
    };
  }, [part]);
}
