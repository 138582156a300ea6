import { useState, type FocusEvent, type KeyboardEvent } from 'react';

interface RovingItemProps {
  'data-roving': string;
  tabIndex: 0 | -1;
}

interface Roving {
  listProps: {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  itemProps: (id: string) => RovingItemProps;
}

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * One tab stop for a whole list; arrow keys, Home and End move inside it.
 * `ids` in the order shown; the tab stop is the item focused last, else `preferred`, else the first.
 */
export function useRoving(ids: readonly string[], preferred?: string | null): Roving {
  const [focused, setFocused] = useState<string | null>(null);
  const stop = [focused, preferred].find((id) => id != null && ids.includes(id)) ?? ids[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).dataset['roving'];
    if (!step || from === undefined) return;
    const target = ids[step(ids.indexOf(from), ids.length - 1)];
    if (target === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-roving="${CSS.escape(target)}"]`)?.focus();
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const id = (event.target as HTMLElement).dataset['roving'];
    if (id !== undefined) setFocused(id);
  };

  return {
    listProps: { onKeyDown, onFocus },
    itemProps: (id) => ({ 'data-roving': id, tabIndex: id === stop ? 0 : -1 }),
  };
}
