import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { RowAim } from './use-row-aim';
import type { ListScrollOptions } from './use-list-scroll';

/** What rows are of their estimated heights at least. */
const LEAST = 0.6;

type Opening = { kind: 'row'; index: number } | { kind: 'pagesAway'; seq: number } | { kind: 'end' };

export function openingOf({ rows, unreadFrom, hasMoreBefore, justWritten }: ListScrollOptions): Opening {
  const divider = rows.findIndex((row) => row.kind === 'unread');
  // Who has written before the conversation was there wants to see that, not what they have not read.
  if (justWritten) return { kind: 'end' };
  if (divider > 0) return { kind: 'row', index: divider };
  if (divider === -1 && unreadFrom !== null && hasMoreBefore) return { kind: 'pagesAway', seq: unreadFrom };
  return { kind: 'end' };
}

/**
 * About where a list will open, in px, by the estimated heights of its rows, which have this height of it: for what is drawn
 * before any was measured. At the top where all of them may turn out to fit: a list that cannot be scrolled would never say
 * where it is.
 */
export function initialOffset(
  options: ListScrollOptions,
  heightOf: (index: number) => number,
  paddingStart: number,
  height: number,
): number {
  const opening = openingOf(options);
  if (opening.kind === 'pagesAway') return 0;
  const heightTo = (end: number): number => {
    let sum = paddingStart;
    for (let index = 0; index < end; index += 1) sum += heightOf(index);
    return sum;
  };
  const total = heightTo(options.rows.length);
  const lowest = total * LEAST < height ? 0 : total - height;
  return opening.kind === 'row' ? Math.min(heightTo(opening.index), lowest) : lowest;
}

/** Opens the list at the first unread message, or at its end; once. The result turns true when that has happened. */
export function useInitialPosition(aim: RowAim, options: ListScrollOptions): RefObject<boolean> {
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current || !options.rows.some((row) => row.kind === 'message')) return;
    isPlaced.current = true;
    const opening = openingOf(options);
    if (opening.kind === 'row') aim.at(opening.index, 'start');
    else if (opening.kind === 'end') aim.atEnd();
    else {
      // Not at the end meanwhile: nothing is read yet.
      aim.at(0, 'start');
      options.actions.openQuote(opening.seq);
    }
  });
  return isPlaced;
}
