import { isBlank, LIMITS } from '@officehours/contracts';
import { useRef, type RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { onComposerKey } from './composer-keys';
import { ComposerTools } from './composer-tools';
import { Preview, usePreview } from './preview';
import { PurposeLine, type Purpose } from './purpose';
import { SendButton } from './send-button';
import { lengthOf, TextBudget } from './text-budget';
import { useAutosize } from './use-autosize';

export interface ComposerProps {
  /** Whom or what the message goes to, for its label. */
  name: string;
  text: string;
  onText: (text: string) => void;
  onSend: (text: string) => void;
  /** On every change, for telling the others that someone types. */
  onTyping?: () => void;
  onStopTyping?: () => void;
  enterSends?: boolean;
  /** A reply or an edit under way. */
  purpose?: Purpose | null;
  onCancelPurpose?: () => void;
  /** Arrow-up in the empty box. */
  onEditLast?: () => void;
  inputRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Where a message is written. It grows with its text, keeps the focus after sending, and never sends half a composed character. */
export function Composer(props: ComposerProps) {
  const { name, text: value, onText, onSend, onTyping, onStopTyping, enterSends = true, purpose } = props;
  const text = useText();
  const own = useRef<HTMLTextAreaElement>(null);
  const input = props.inputRef ?? own;
  useAutosize(input, value);
  const preview = usePreview(value);
  const canSend = !isBlank(value) && lengthOf(value) <= LIMITS.contentCodePoints;

  const change = (next: string): void => {
    onText(next);
    if (next) onTyping?.();
    else onStopTyping?.();
  };
  const send = (): void => {
    if (!canSend) return;
    onSend(value);
    onStopTyping?.();
    input.current?.focus();
  };

  return (
    <form
      className="mx-auto w-full max-w-4xl px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="rounded-lg border border-line-strong/50 bg-raised transition-colors focus-within:border-accent">
        {purpose && <PurposeLine purpose={purpose} onCancel={() => props.onCancelPurpose?.()} />}
        {preview.isShown && <Preview content={value} />}
        <div className="flex items-end gap-0.5 p-1">
          <textarea
            ref={input}
            rows={1}
            dir="auto"
            value={value}
            aria-label={text.composer.label(name)}
            placeholder={text.composer.placeholder(name)}
            title={enterSends ? text.composer.hintEnter : text.composer.hintButton}
            enterKeyHint={enterSends ? 'send' : 'enter'}
            onChange={(event) => change(event.target.value)}
            onBlur={onStopTyping}
            onKeyDown={(event) => {
              const cancel = purpose ? props.onCancelPurpose : undefined;
              const editLast = purpose ? undefined : props.onEditLast;
              const isUsed = onComposerKey(event, {
                enterSends,
                isEmpty: value === '',
                send,
                cancel,
                editLast,
              });
              if (!isUsed) return;
              event.preventDefault();
              event.stopPropagation();
            }}
            className="field-sizing-content max-h-[min(14rem,40dvh)] min-h-10 min-w-0 flex-1 resize-none self-center bg-transparent px-3 py-2.5 leading-5 outline-none pointer-coarse:min-h-11"
          />
          <ComposerTools input={input} onChange={change} preview={preview} />
          <SendButton
            label={purpose?.kind === 'edit' ? text.composer.save : text.composer.send}
            isReady={canSend}
          />
        </div>
        <TextBudget text={value} />
      </div>
    </form>
  );
}
