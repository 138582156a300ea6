import { IconButton, later } from '@officehours/web-ui';
import type { ReactNode, RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { EmojiButton } from './emoji-button';
import type { PreviewState } from './use-preview';

const PreviewIcon = later(async () => (await import('../later-parts')).PreviewIcon);

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
      <EmojiButton label={text.composer.emoji} onPick={insert} onClose={() => input.current?.focus()} />
      {extra?.(insert)}
    </>
  );
}
