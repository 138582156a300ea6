import { ArrowDown, Undo2 } from 'lucide-react';
import { useFormat, useText } from '../i18n/language-context';

export interface JumpButtonProps {
  /** Messages that came while the reader was further up. */
  count: number;
  onJump: () => void;
}

/** Leads to the end of the conversation while it is below the screen. */
export function JumpButton({ count, onJump }: JumpButtonProps) {
  const text = useText();
  const format = useFormat();
  const label = count > 0 ? text.chat.toLatestCount(count) : text.chat.toLatest;
  return (
    <button
      type="button"
      onClick={onJump}
      aria-label={`${text.chat.toLatest}${count > 0 ? `, ${label}` : ''}`}
      title={text.chat.toLatest}
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
  const text = useText();
  return (
    <button
      type="button"
      onClick={onBack}
      className="absolute start-1/2 bottom-3 z-10 flex h-10 -translate-x-1/2 animate-rise items-center gap-2 rounded-full bg-raised px-4 text-sm font-medium shadow-pop hover:bg-hover rtl:translate-x-1/2 pointer-coarse:h-touch"
    >
      <Undo2 size={16} className="rtl:-scale-x-100" />
      {text.chat.backToQuote}
    </button>
  );
}
