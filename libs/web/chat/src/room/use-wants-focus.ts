import { useMedia } from '@officehours/web-ui';
import { useEffect, type RefObject } from 'react';

/** Puts the cursor into the composer of a room that is opened: not on a touch screen, where that raises a keyboard over the messages. */
export function useFocusOnWish(input: RefObject<HTMLElement | null>): void {
  const isTouch = useMedia('(pointer: coarse)');
  useEffect(() => {
    if (!isTouch) input.current?.focus({ preventScroll: true });
  }, [isTouch, input]);
}
