import { useRef, type PointerEvent } from 'react';

const HOLD_MS = 450;
/** A finger that moves further than this scrolls. */
const SLACK_PX = 10;

/** Handlers that call `onHold` with the element when a finger or a pen rests on the element. */
export function useLongPress(onHold: (element: HTMLElement) => void) {
  const start = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const end = (): void => {
    clearTimeout(start.current?.timer);
    start.current = null;
  };
  return {
    onPointerDown: ({ pointerType, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
      if (pointerType === 'mouse') return;
      end();
      start.current = { x: clientX, y: clientY, timer: setTimeout(() => onHold(currentTarget), HOLD_MS) };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const from = start.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > SLACK_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
