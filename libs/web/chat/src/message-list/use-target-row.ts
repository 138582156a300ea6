import { useEffect, useEffectEvent, useState } from 'react';
import type { ListScrollOptions } from './use-list-scroll';
import { drawnMessage, whenDrawn } from './use-message-keys';
import type { RowAim } from './use-row-aim';

const HIGHLIGHT_MS = 1_800;

/** Brings a wished message into the middle and marks it for a moment. */
export function useTargetRow(
  aim: RowAim,
  { rows, target, scroller }: ListScrollOptions,
): { key: string | null } {
  const [marked, setMarked] = useState<{ key: string; wish: number } | null>(null);
  const index = target ? rows.findIndex((row) => row.kind === 'message' && row.item.seq === target.seq) : -1;
  const key = rows[index]?.key;
  const wish = target?.wish;
  // A wish is fulfilled once; rows that arrive later must not pull the reader back.
  const isNew = key !== undefined && wish !== undefined && marked?.wish !== wish;
  if (isNew) setMarked({ key, wish });

  const bringIntoSight = useEffectEvent((rowKey: string) => {
    const at = rows.findIndex((row) => row.key === rowKey);
    if (at >= 0) aim.at(at, 'center');
    if (target?.isByKey) whenDrawn(() => drawnMessage(scroller.current, rowKey));
  });
  useEffect(() => {
    if (marked !== null) bringIntoSight(marked.key);
  }, [marked]);

  const [faded, setFaded] = useState<number | null>(null);
  useEffect(() => {
    if (marked === null) return;
    const timer = setTimeout(() => setFaded(marked.wish), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [marked]);
  return { key: marked && faded !== marked.wish ? marked.key : null };
}
