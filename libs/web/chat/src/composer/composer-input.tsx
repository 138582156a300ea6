import type { RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { onComposerKey, type ComposerKeys } from './composer-keys';
import { useAutosize } from './use-autosize';

export interface ComposerInputProps {
  input: RefObject<HTMLTextAreaElement | null>;
  name: string;
  value: string;
  enterSends: boolean;
  /** It cannot be changed now; the focus stays. */
  isFixed?: boolean | undefined;
  onChange: (text: string) => void;
  onBlur?: (() => void) | undefined;
  keys: Omit<ComposerKeys, 'enterSends' | 'isEmpty'>;
}

/** The box itself, as high as its text up to a limit. */
export function ComposerInput({
  input,
  name,
  value,
  enterSends,
  isFixed,
  onChange,
  onBlur,
  keys,
}: ComposerInputProps) {
  const text = useText();
  useAutosize(input, value);
  return (
    <textarea
      ref={input}
      rows={1}
      // The words that stand in an empty box are the page's.
      dir={value === '' ? undefined : 'auto'}
      value={value}
      readOnly={isFixed}
      aria-label={text.composer.label(name)}
      placeholder={text.composer.placeholder(name)}
      title={enterSends ? text.composer.hintEnter : text.composer.hintButton}
      enterKeyHint={enterSends ? 'send' : 'enter'}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (!onComposerKey(event, { ...keys, enterSends, isEmpty: value === '' })) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className="field-sizing-content max-h-[min(14*var(--oh-rem),40dvh)] min-h-10 min-w-0 flex-1 @max-md/composer:order-first @max-md/composer:basis-full resize-none self-center bg-transparent px-3 py-2.5 leading-5 text-ellipsis outline-none placeholder:truncate pointer-coarse:min-h-touch"
    />
  );
}
