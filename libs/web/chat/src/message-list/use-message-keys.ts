import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Row } from './rows';
import type { ListVirtualizer } from './use-list-scroll';
import type { RowAim } from './use-row-aim';

interface Options {
  rows: readonly Row[];
  virtualizer: ListVirtualizer;
  aim: RowAim;
  scroller: RefObject<HTMLDivElement | null>;
}

/** One tab stop for the list; arrow keys move from message to message, also to those that are not drawn yet. */
export function useMessageKeys({ rows, virtualizer, aim, scroller }: Options) {
  const [focused, setFocused] = useState<string | null>(null);
  const drawn = virtualizer.getVirtualItems().filter(({ index }) => isStop(rows[index]));
  const tabStop = drawn.find(({ key }) => key === focused)?.key ?? drawn.at(-1)?.key ?? null;

  const focusRow = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    aim.at(index, 'auto');
    whenDrawn(() => drawnMessage(scroller.current, row.key));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-message]')?.dataset['message'];
    const from = rows.findIndex((row) => row.key === key);
    const target = from < 0 ? -1 : targetOf(event.key, rows, from);
    if (target < 0) return;
    event.preventDefault();
    focusRow(target);
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-message]')?.dataset['message'];
    if (key !== undefined) setFocused(key);
  };

  return { tabStop, listProps: { onKeyDown, onFocus } };
}

const isStop = (row: Row | undefined): boolean =>
  row?.kind === 'message' && row.item.messageType !== 'system';

function targetOf(key: string, rows: readonly Row[], from: number): number {
  switch (key) {
    case 'ArrowUp':
      return rows.findLastIndex((row, index) => index < from && isStop(row));
    case 'ArrowDown':
      return rows.findIndex((row, index) => index > from && isStop(row));
    case 'Home':
      return rows.findIndex(isStop);
    case 'End':
      return rows.findLastIndex(isStop);
    default:
      return -1;
  }
}

export const drawnMessage = (list: HTMLElement | null, key: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`) ?? null;

/** Focuses what `find` gives as soon as it is there, within a few frames. */
export function whenDrawn(find: () => HTMLElement | null, tries = 10): void {
  const element = find();
  if (element) element.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => whenDrawn(find, tries - 1));
}
