import { ArrowDown, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { useFocusBehind } from './use-focus-behind';

export interface JumpButtonProps {
  /** Messages that came while the reader was further up. */
  count: number;
  onJump: () => void;
}

/** Leads to the end of the conversation while it is below the screen. */
export function JumpButton({ count, onJump }: JumpButtonProps) {
  const words = usePaneText().jumps;
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useFocusBehind(button);
  const label = count > 0 ? words.toLatestCount(count) : words.toLatest;
  return (
    <button
      ref={button}
      type="button"
      onClick={onJump}
      aria-label={`${words.toLatest}${count > 0 ? `, ${label}` : ''}`}
      title={words.toLatest}
      className="absolute end-4 bottom-3 z-10 flex h-10 min-w-10 animate-rise items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-muted shadow-pop hover:text-text pointer-coarse:h-touch pointer-coarse:min-w-touch"
    >
      <ArrowDown size={18} />
      {count > 0 && (
        <span className="pe-1 text-sm font-semibold text-accent tabular-nums">{format.number(count)}</span>
      )}
    </button>
  );
}

/** After a jump to a quoted message: back to where it was quoted. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const words = usePaneText().jumps;
  const button = useRef<HTMLButtonElement>(null);
  useFocusBehind(button);
  return (
    <button
      ref={button}
      type="button"
      onClick={onBack}
      className="absolute start-4 bottom-3 z-10 flex h-10 animate-rise items-center gap-2 rounded-full bg-raised px-4 text-sm font-medium whitespace-nowrap shadow-pop hover:bg-hover @md/list:start-1/2 @md/list:-translate-x-1/2 @md/list:rtl:translate-x-1/2 pointer-coarse:h-touch"
    >
      <Undo2 size={16} className="rtl:-scale-x-100" />
      {words.backToQuote}
    </button>
  );
}
