import { useEffect, useRef, type KeyboardEvent } from 'react';
import { EmojiButton } from '../composer/emoji-button';
import { usePaneText } from '../i18n/pane-text';
import { useFocusBehind } from '../message-list/use-focus-behind';

export const QUICK = ['👍', '❤️', '😂', '🎉', '🤔', '✅'] as const;

export interface QuickReactionsProps {
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** The usual reactions in a row, and the way to all others; arrow keys move, Escape leaves without one. */
export function QuickReactions({ onPick, onClose }: QuickReactionsProps) {
  const { acting } = usePaneText();
  const row = useRef<HTMLDivElement>(null);
  useFocusBehind(row);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = buttonsOf(row.current);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    // All emoji have keys of their own.
    if (at < 0) return;
    const forward = getComputedStyle(row.current!).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === forward) buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === backward) buttons.at(at - 1)?.focus();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={row}
      role="toolbar"
      tabIndex={-1}
      aria-label={acting.chooseReaction}
      onKeyDown={onKeyDown}
      className="flex max-w-[calc(100cqi-2rem)] flex-wrap items-center"
    >
      {QUICK.map((emoji) => (
        <button
          key={emoji}
          type="button"
          onClick={() => onPick(emoji)}
          className="flex size-8 items-center justify-center rounded-sm text-lg hover:bg-hover pointer-coarse:size-touch"
        >
          {emoji}
        </button>
      ))}
      <EmojiButton
        label={acting.otherReactions}
        onPick={onPick}
        onClose={() => buttonsOf(row.current).at(-1)?.focus()}
      />
    </div>
  );
}

const buttonsOf = (row: HTMLElement | null): HTMLButtonElement[] => [
  ...(row?.querySelectorAll<HTMLButtonElement>(':scope > button') ?? []),
];
