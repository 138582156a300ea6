import { useMedia } from '@officehours/web-ui';
import { useEffect, type RefObject } from 'react';

/** Puts the cursor into the composer of a room that is opened: not where that would raise a keyboard over the messages. */
export function useFocusOnWish(input: RefObject<HTMLElement | null>): void {
  const wantsFocus = useMedia('(hover: hover) and (pointer: fine)');
  useEffect(() => {
    if (wantsFocus) input.current?.focus({ preventScroll: true });
  }, [wantsFocus, input]);
}
