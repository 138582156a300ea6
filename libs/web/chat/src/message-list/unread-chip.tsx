import { ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { useFocusBehind } from './use-focus-behind';

/** Leads to the first message that was unread when the room was opened, while it is above the screen: read or not by now. */
export function UnreadChip({ onJump }: { onJump: () => void }) {
  const words = usePaneText().jumps;
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
    </button>
  );
}
