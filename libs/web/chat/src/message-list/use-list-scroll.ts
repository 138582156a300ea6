import { useVirtualizer, type ReactVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState, type RefObject } from 'react';
import { estimateRow } from './estimate';
import type { MessageListProps } from './message-list';
import type { Row } from './rows';
import { useAtEnd } from './use-at-end';
import { useInitialPosition } from './use-initial-position';
import { useOwnMessageFollow } from './use-own-message-follow';
import { usePageFetching } from './use-page-fetching';
import { useMovedByHand } from './use-moved-by-hand';
import { useTargetRow } from './use-target-row';

export type ListVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

/** Space for the "loading older" line above, and for the typing bubble below: always there, so that neither moves anything. */
const HEAD_ROOM = 56;
const FOOT_ROOM = 36;

/** Within this many px of the end the reader counts as being at the end. */
export const END_THRESHOLD = 60;

export interface ListScrollOptions extends MessageListProps {
  rows: readonly Row[];
  scroller: RefObject<HTMLDivElement | null>;
}

/** Where the list stands and how it gets elsewhere. */
export function useListScroll(options: ListScrollOptions) {
  const { rows, scroller, items, hasMoreBefore, hasMoreAfter = false, unreadFrom, onJumpToLatest } = options;
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const estimateSize = useCallback(
    (index: number) => (rows[index] ? estimateRow(rows[index], scroller.current?.clientWidth ?? 640) : 0),
    [rows, scroller],
  );
  const virtualizer: ListVirtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize,
    overscan: 10,
    paddingStart: hasMoreBefore ? HEAD_ROOM : 0,
    paddingEnd: FOOT_ROOM,
    anchorTo: 'end',
    followOnAppend: !hasMoreAfter,
    scrollEndThreshold: END_THRESHOLD,
    directDomUpdates: true,
  });

  const isPlaced = useInitialPosition(virtualizer, rows);
  const atEnd = useAtEnd(virtualizer, scroller, options);
  const [seenSeq, setSeenSeq] = useState<number | null>(null);
  const lastSeq = items.findLast((item) => item.seq !== null)?.seq ?? 0;
  if (atEnd && seenSeq !== lastSeq) setSeenSeq(lastSeq);

  usePageFetching(virtualizer, isPlaced, options);
  useOwnMessageFollow(virtualizer, options);
  const target = useTargetRow(virtualizer, options);
  const isMoving = useMovedByHand(scroller);

  const first = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0;
  const divider = rows.findIndex((row) => row.kind === 'unread');
  const unreadIsAbove = unreadFrom !== null && (divider === -1 ? hasMoreBefore : divider < first);
  const [dismissed, setDismissed] = useState(false);

  return {
    virtualizer,
    container: virtualizer.containerRef,
    measure: virtualizer.measureElement,
    drawn: virtualizer.getVirtualItems(),
    atEnd,
    isNearTop: first < 3,
    dayInView: isMoving && virtualizer.isScrolling ? dayAt(rows, first) : null,
    targetKey: target.key,
    newBelow:
      atEnd || seenSeq === null ? 0 : items.filter((item) => !item.mine && (item.seq ?? 0) > seenSeq).length,
    unreadAbove: unreadIsAbove && !dismissed ? Math.max(0, lastSeq - unreadFrom + 1) : 0,
    toLatest: () => {
      if (hasMoreAfter) onJumpToLatest?.();
      virtualizer.scrollToEnd();
    },
    toUnread: () => {
      setDismissed(true);
      if (divider >= 0) virtualizer.scrollToIndex(divider, { align: 'start' });
      else if (unreadFrom !== null) options.actions.openQuote(unreadFrom);
    },
  };
}

function dayAt(rows: readonly Row[], from: number): string | null {
  for (let index = from; index < rows.length; index += 1) {
    const row = rows[index]!;
    // The separator itself is on the screen.
    if (row.kind === 'day') return null;
    if (row.kind === 'message') return row.item.createdAt;
  }
  return null;
}
