import { useLayoutEffect, useRef, type RefObject } from 'react';
import { isUnderWay } from './is-under-way';
import type { Row } from './rows';
import type { RowAim } from './use-row-aim';
import type { ListScrollOptions, ListVirtualizer } from './use-list-scroll';

/**
 * Opens the list at the first unread message, or at its end; once. The result turns true when that has happened. Who has
 * written before their conversation was there to be shown wants to see that, not what they have not read.
 */
export function useInitialPosition(
  virtualizer: ListVirtualizer,
  aim: RowAim,
  { rows, unreadFrom, hasMoreBefore, actions }: ListScrollOptions,
): RefObject<boolean> {
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current || !rows.some((row) => row.kind === 'message')) return;
    isPlaced.current = true;
    const divider = rows.findIndex((row) => row.kind === 'unread');
    const isPagesAway = divider === -1 && unreadFrom !== null && hasMoreBefore;
    if (isJustWritten(rows.at(-1))) virtualizer.scrollToEnd();
    else if (divider > 0) aim.at(divider, 'start');
    else if (isPagesAway) {
      // Not at the end meanwhile: nothing is read yet.
      aim.at(0, 'start');
      actions.openQuote(unreadFrom);
    } else virtualizer.scrollToEnd();
  }, [rows, unreadFrom, hasMoreBefore, actions, virtualizer, aim]);
  return isPlaced;
}

const isJustWritten = (row: Row | undefined): boolean => row?.kind === 'message' && isUnderWay(row.item);
