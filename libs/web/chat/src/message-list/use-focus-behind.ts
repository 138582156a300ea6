import { useEffectEvent, useLayoutEffect, type RefObject } from 'react';

/**
 * Calls `lead` when `part`, which has the focus by the keyboard, goes away, while it is still there. With the pointer nobody
 * is in need of a place.
 */
export function useFocusGoing(part: RefObject<HTMLElement | null>, lead: (part: HTMLElement) => void): void {
  const going = useEffectEvent(lead);
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      const focused = document.activeElement;
      if (element?.contains(focused) && focused?.matches(':focus-visible')) going(element);
    };
  }, [part]);
}

/** To its message, or where that has gone as well to the message that Tab leads to. */
export function useFocusBehind(part: RefObject<HTMLElement | null>): void {
  useFocusGoing(part, (element) => {
    const list = element.closest('[role=log]') ?? element.parentElement?.querySelector('[role=log]');
    element.closest<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      list?.querySelector<HTMLElement>('[data-message][tabindex="0"]')?.focus({ preventScroll: true });
    });
  });
}
