import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type ReactVirtualizer,
} from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { estimateRow } from './estimate';
import type { MessageListProps } from './message-list';
import { newSince } from './new-since';
import type { Row } from './rows';
import { useAtEnd } from './use-at-end';
import { initialOffset, useInitialPosition } from './use-initial-position';
import { useOwnMessageFollow } from './use-own-message-follow';
import { usePageFetching } from './use-page-fetching';
import { useMovedByHand } from './use-moved-by-hand';
import { useReadingAnchor } from './use-reading-anchor';
import { useRowAim } from './use-row-aim';
import { useTargetRow } from './use-target-row';

export type ListVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

/** Space for the "loading older" line above, and for the typing bubble below: always there, so that neither moves anything. */
const HEAD_ROOM = 56;
const FOOT_ROOM = 36;

/** Rows that are drawn beyond both edges of what is seen, once that has come to the screen. */
const OVERSCAN = 10;
const SEEN_MS = 100;

/** Within this many px of the end the reader counts as being at the end. */
export const END_THRESHOLD = 60;

export interface ListScrollOptions extends MessageListProps {
  rows: readonly Row[];
  scroller: RefObject<HTMLDivElement | null>;
  /** Whether the reader is scrolling somewhere above the end. */
  onBusy: (isBusy: boolean) => void;
}

/** Where the list stands and how it gets elsewhere. */
export function useListScroll(options: ListScrollOptions) {
  const { rows, scroller, items, hasMoreBefore, hasMoreAfter, unreadFrom, onJumpToLatest, onBusy } = options;
  const virtualizer = useListVirtualizer(options);
  const aim = useRowAim(virtualizer, scroller, rows);
  const isPlaced = useInitialPosition(aim, options);
  const { atEnd, isKnown } = useAtEnd(virtualizer, scroller, aim, options);
  const [seenSeq, setSeenSeq] = useState(unreadFrom && unreadFrom - 1);
  const lastSeq = items.findLast((item) => item.seq !== null)?.seq ?? 0;
  if (atEnd && isKnown && seenSeq !== lastSeq) setSeenSeq(lastSeq);

  usePageFetching(virtualizer, isPlaced, options);
  useOwnMessageFollow(aim, options);
  const target = useTargetRow(aim, options);
  useReadingAnchor(virtualizer, scroller, target.key);
  const isMoving = useMovedByHand(scroller);
  const isBusy = virtualizer.isScrolling && !atEnd;
  useEffect(() => onBusy(isBusy), [isBusy, onBusy]);

  const first = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0;
  const divider = useMemo(
    () => (unreadFrom === null ? -1 : rows.findIndex((row) => row.kind === 'unread')),
    [rows, unreadFrom],
  );
  const newBelow = useMemo(() => (seenSeq === null ? 0 : newSince(items, seenSeq).length), [items, seenSeq]);
  const unreadIsAbove = unreadFrom !== null && (divider === -1 ? hasMoreBefore : divider < first);
  const [dismissed, setDismissed] = useState<number | null>(null);

  return {
    virtualizer,
    aim,
    container: virtualizer.containerRef,
    measure: virtualizer.measureElement,
    drawn: virtualizer.getVirtualItems(),
    atEnd,
    isNearTop: first < 3,
    dayInView: isMoving && virtualizer.isScrolling ? dayAt(rows, first) : null,
    targetKey: target.key,
    // Of what is pages away nobody here knows how much it is.
    newBelow: atEnd || hasMoreAfter ? 0 : newBelow,
    hasDividerAbove: unreadIsAbove && dismissed !== unreadFrom,
    toLatest: () => {
      onJumpToLatest?.();
      aim.atEnd();
    },
    toUnread: () => {
      setDismissed(unreadFrom);
      if (divider >= 0) aim.at(divider, 'start');
      else if (unreadFrom !== null) options.actions.openQuote(unreadFrom);
    },
  };
}

/** The virtual list itself: anchored at its end, each row measured when it is drawn and estimated before. */
function useListVirtualizer(options: ListScrollOptions): ListVirtualizer {
  const { rows, scroller, place, hasMoreBefore, hasMoreAfter } = options;
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  // The same as long as the list is there: other estimates would move what is aimed at, or being read.
  const [width] = useState(() => window.innerWidth);
  const [height] = useState(() => place?.current?.clientHeight ?? window.innerHeight);
  const estimateSize = useCallback(
    (index: number) => (rows[index] ? estimateRow(rows[index], width) : 0),
    [rows, width],
  );
  // A row that has the focus stays drawn wherever the list goes: with it the keyboard would lose its place.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      const key = keyInFocus(scroller.current);
      const index = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
      return index < 0 || drawn.includes(index) ? drawn : [...drawn, index].sort((a, b) => a - b);
    },
    [rows, scroller],
  );
  const paddingStart = hasMoreBefore ? HEAD_ROOM : 0;
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), SEEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    // What is drawn first is what will be seen: by itself the list would begin with the oldest, and throw them away.
    initialRect: { width: 0, height },
    initialOffset: () => initialOffset(options, estimateSize, paddingStart, height - FOOT_ROOM),
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize,
    rangeExtractor,
    overscan: isSeen ? OVERSCAN : 1,
    paddingStart,
    paddingEnd: FOOT_ROOM,
    anchorTo: 'end',
    followOnAppend: !hasMoreAfter,
    scrollEndThreshold: END_THRESHOLD,
    directDomUpdates: true,
  });
}

/** The message that has the focus, itself or in one of its tools. */
function keyInFocus(list: HTMLElement | null): string | undefined {
  const focused = document.activeElement;
  if (!focused || !list?.contains(focused)) return undefined;
  return focused.closest<HTMLElement>('[data-message]')?.dataset['message'];
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
