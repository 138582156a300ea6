import type { ChatItem } from '@officehours/web-realtime';
import { ArrowUp } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { newSince } from './new-since';
import { useFocusBehind } from './use-focus-behind';

export interface UnreadChipProps {
  items: readonly ChatItem[];
  unreadFrom: number | null;
  /** Whether the items reach to the newest message. */
  isToEnd: boolean;
  onJump: () => void;
}

/** Leads to the first message that was unread when the room was opened, while it is above the screen: read or not by now. */
export function UnreadChip({ items, unreadFrom, isToEnd, onJump }: UnreadChipProps) {
  const words = usePaneText().jumps;
  const format = useFormat();
  const count = useMemo(() => {
    const first = items.find(({ seq }) => seq !== null)?.seq ?? Infinity;
    // Of what is pages away nobody here knows how much it is.
    return unreadFrom !== null && isToEnd && first <= unreadFrom ? newSince(items, unreadFrom - 1).length : 0;
  }, [items, unreadFrom, isToEnd]);
  const chip = useRef<HTMLButtonElement>(null);
  useFocusBehind(chip);
  return (
    <button
      ref={chip}
      type="button"
      onClick={onJump}
      className="absolute start-1/2 top-3 z-10 flex min-h-9 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full bg-accent px-3.5 text-sm font-semibold text-on-accent shadow-pop hover:bg-accent-strong rtl:translate-x-1/2 pointer-coarse:min-h-touch"
    >
      <ArrowUp size={16} />
      {words.toUnread}
      {count > 1 && <span className="tabular-nums">({format.number(count)})</span>}
    </button>
  );
}
