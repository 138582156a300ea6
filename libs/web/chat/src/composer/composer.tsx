import { isBlank, LIMITS } from '@officehours/contracts';
import { SendHorizontal } from 'lucide-react';
import clsx from 'clsx';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { ReplyPreview, type ReplyTarget } from './reply-preview';
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
  replyTo?: ReplyTarget | null;
  onCancelReply?: () => void;
  inputRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Where a message is written. It grows with its text, keeps the focus after sending, and never sends half a composed character. */
export function Composer(props: ComposerProps) {
  const {
    name,
    text: value,
    onText,
    onSend,
    onTyping,
    onStopTyping,
    enterSends = true,
    replyTo,
    onCancelReply,
  } = props;
  const text = useText();
  const own = useRef<HTMLTextAreaElement>(null);
  const input = props.inputRef ?? own;
  useAutosize(input, value);
  const canSend = !isBlank(value) && lengthOf(value) <= LIMITS.contentCodePoints;

  const send = (): void => {
    if (!canSend) return;
    onSend(value);
    onStopTyping?.();
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While an input method composes, Enter chooses a candidate; 229 is what some browsers report then.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && replyTo) {
      event.stopPropagation();
      onCancelReply?.();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
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
        {replyTo && <ReplyPreview target={replyTo} onCancel={() => onCancelReply?.()} />}
        <div className="flex items-end gap-1 p-1">
          <textarea
            ref={input}
            rows={1}
            dir="auto"
            value={value}
            aria-label={text.composer.label(name)}
            placeholder={text.composer.placeholder(name)}
            title={enterSends ? text.composer.hintEnter : text.composer.hintButton}
            enterKeyHint={enterSends ? 'send' : 'enter'}
            onChange={(event) => {
              onText(event.target.value);
              if (event.target.value) onTyping?.();
              else onStopTyping?.();
            }}
            onBlur={onStopTyping}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-[min(14rem,40dvh)] min-h-10 flex-1 resize-none self-center bg-transparent px-3 py-2.5 leading-5 outline-none pointer-coarse:min-h-11"
          />
          <button
            type="submit"
            aria-label={text.composer.send}
            title={text.composer.send}
            aria-disabled={!canSend}
            className={clsx(
              'flex size-10 shrink-0 items-center justify-center rounded-md transition-colors pointer-coarse:size-11',
              canSend ? 'bg-accent text-on-accent hover:bg-accent-strong' : 'text-faint',
            )}
          >
            <SendHorizontal size={18} className="rtl:-scale-x-100" />
          </button>
        </div>
        <TextBudget text={value} />
      </div>
    </form>
  );
}
