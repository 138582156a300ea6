import { IconButton, later, usePopover } from '@officehours/web-ui';
import { Smile } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { lazyPart } from '../lazy/lazy-part';
import type { PreviewState } from './use-preview';

const PreviewIcon = later(async () => (await import('../later-parts')).PreviewIcon);
const EmojiPicker = lazyPart(() => import('../emoji/emoji-picker'));

export interface ComposerToolsProps {
  input: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
  preview: PreviewState;
  /** More, from the host page. */
  extra?: ((insert: (words: string) => void) => ReactNode) | undefined;
}

/** Preview and emoji, both fetched when first asked for, and what the host adds. */
export function ComposerTools({ input, onChange, preview, extra }: ComposerToolsProps) {
  const text = useText();
  const insert = (words: string): void => {
    const field = input.current;
    if (!field) return;
    field.focus();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
    onChange(field.value);
  };
  return (
    <>
      {preview.isUseful && (
        <IconButton
          label={preview.isShown ? text.composer.write : text.composer.preview}
          aria-pressed={preview.isShown}
          onClick={preview.toggle}
          className="my-0.5"
        >
          <PreviewIcon isShown={preview.isShown} />
        </IconButton>
      )}
      <EmojiButton onPick={insert} onClose={() => input.current?.focus()} />
      {extra?.(insert)}
    </>
  );
}

function EmojiButton({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const text = useText();
  const { button, panel, isOpen, hide, place, show, opens, onPointerDown, onToggle } = usePopover();
  const hideThen = (act: () => void): void => {
    hide();
    act();
  };

  return (
    <>
      <IconButton
        ref={button}
        label={text.composer.emoji}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDown={onPointerDown}
        onClick={() => opens() && show()}
        className="my-0.5"
      >
        <Smile size={19} />
      </IconButton>
      <div
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label={text.composer.emoji}
        onToggle={onToggle}
        className="fixed m-0 h-80 w-[min(20*var(--oh-rem),calc(100vw-1rem))] overflow-hidden rounded-lg bg-raised shadow-pop"
      >
        {isOpen && (
          <EmojiPicker
            onPick={(emoji) => hideThen(() => onPick(emoji))}
            onClose={() => hideThen(onClose)}
            onResize={place}
          />
        )}
      </div>
    </>
  );
}
