import { useState, type HTMLAttributes } from 'react';
import { useLongPress } from './use-long-press';

type SetActive = (isActive: boolean) => void;

/** Of all messages on the page: to which the pointer or the focus went last, and which one has the focus. */
let current: SetActive | null = null;
let focused: SetActive | null = null;

function show(next: SetActive | null): void {
  if (next === current) return;
  current?.(false);
  (current = next)?.(true);
}

/** Whether a row shows its tools, one row at a time, and what the row needs for knowing it. */
export function useRowFocus(isTabStop: boolean) {
  const [isActive, setActive] = useState(false);
  const press = useLongPress((row) => row.focus());
  const rowProps: HTMLAttributes<HTMLDivElement> = {
    tabIndex: isTabStop ? 0 : -1,
    ...press,
    // A finger that only scrolls past shows nothing, nor does a row that the keyboard moves under a mouse at rest, nor one
    // beside which something is being chosen for another.
    onPointerMove: (event) => {
      press.onPointerMove(event);
      if (event.pointerType === 'mouse' && !document.querySelector('[role=log] :popover-open'))
        show(setActive);
    },
    onPointerLeave: () => {
      show(null);
      show(focused);
    },
    onFocus: () => show((focused = setActive)),
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (currentTarget.contains(relatedTarget)) return;
      focused = null;
      if (current === setActive) show(null);
    },
  };
  const leave = (): void => {
    // Back from one of the tools, which go away, to their message.
    document.activeElement?.closest<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
    // It stays the current one, so that the pointer shows them again only when it comes back.
    setActive(false);
  };
  return { isActive, rowProps, leave };
}
