import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { RowAim } from './use-row-aim';
import type { ListScrollOptions } from './use-list-scroll';

/** Opens the list at the first unread message, or at its end; once. The result turns true when that has happened. */
export function useInitialPosition(
  aim: RowAim,
  { rows, unreadFrom, hasMoreBefore, justWritten = null, actions }: ListScrollOptions,
): RefObject<boolean> {
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current || !rows.some((row) => row.kind === 'message')) return;
    isPlaced.current = true;
    const divider = rows.findIndex((row) => row.kind === 'unread');
    const isPagesAway = divider === -1 && unreadFrom !== null && hasMoreBefore;
    // Who has written before the conversation was there wants to see that, not what they have not read.
    if (justWritten !== null) aim.atEnd();
    else if (divider > 0) aim.at(divider, 'start');
    else if (isPagesAway) {
      // Not at the end meanwhile: nothing is read yet.
      aim.at(0, 'start');
      actions.openQuote(unreadFrom);
    } else aim.atEnd();
  }, [rows, unreadFrom, hasMoreBefore, justWritten, actions, aim]);
  return isPlaced;
}
