import { isBlank, LIMITS } from '@officehours/contracts';
import { later } from '@officehours/web-ui';
import { useRef, type ReactNode, type RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { ComposerInput } from './composer-input';
import { ComposerTools, type ComposerToolsProps } from './composer-tools';
import type { Purpose } from './purpose';
import { SendButton } from './send-button';
import { isNearEnd, lengthOf } from './text-length';
import type { TrayState } from './tray-state';
import { usePreview } from './use-preview';

const Preview = later(async () => (await import('../later-parts')).Preview);
const PurposeLine = later(async () => (await import('../later-parts')).PurposeLine);
const SilentButton = later(async () => (await import('../later-parts')).SilentButton);
const TextBudget = later(async () => (await import('../later-parts')).TextBudget);

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
  /** An edit is on its way to the service: until it is known whether it is saved, the text stays as it is. */
  isSaving?: boolean;
  onCancelPurpose?: () => void;
  /** Arrow-up in the empty box. */
  onEditLast?: () => void;
  /** Files of the message, above its text, and whether they can be sent; absent where none can be added. */
  files?: { tray: ReactNode; state: TrayState } | undefined;
  /** Offered at night: to send without telling anyone outside the app. */
  silent?: { isOn: boolean; onChange: (isOn: boolean) => void } | null;
  /** More beside the emoji, from the host page; `insert` writes where the cursor is. */
  extra?: ComposerToolsProps['extra'];
  inputRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Where a message is written. It grows with its text, keeps the focus after sending, and never sends half a composed character. */
export function Composer(props: ComposerProps) {
  const { name, text: value, onText, onSend, onTyping, onStopTyping, enterSends = true, purpose } = props;
  const text = useText();
  const own = useRef<HTMLTextAreaElement>(null);
  const input = props.inputRef ?? own;
  const preview = usePreview(value);
  const canSend = !props.isSaving && isReady(value, props.files?.state);

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
      className="mx-auto w-full max-w-4xl px-3 pt-1 pb-[max(0.75*var(--oh-rem),env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="@container/composer rounded-lg border border-line-strong/50 bg-raised transition-colors focus-within:border-accent">
        {purpose && <PurposeLine purpose={purpose} onCancel={() => props.onCancelPurpose?.()} />}
        {props.files?.tray}
        {preview.isShown && <Preview content={value} />}
        <div className="flex items-end gap-0.5 p-1 @max-md/composer:flex-wrap">
          {props.files && <span data-attach className="my-0.5 h-9 w-18 shrink-0 pointer-coarse:size-touch" />}
          <ComposerInput
            input={input}
            name={name}
            value={value}
            enterSends={enterSends}
            isFixed={props.isSaving}
            onChange={change}
            onBlur={onStopTyping}
            keys={{
              send,
              cancel: purpose ? props.onCancelPurpose : undefined,
              editLast: purpose ? undefined : props.onEditLast,
            }}
          />
          <ComposerTools input={input} onChange={change} preview={preview} extra={props.extra} />
          {props.silent && !purpose && <SilentButton {...props.silent} />}
          <SendButton
            label={purpose?.kind === 'edit' ? text.composer.save : text.composer.send}
            isReady={canSend}
          />
        </div>
        {isNearEnd(value) && <TextBudget text={value} />}
      </div>
    </form>
  );
}

/** Words or files, not too many, and nothing among them that was refused. */
function isReady(text: string, files: TrayState = 'empty'): boolean {
  if (files === 'stuck' || lengthOf(text) > LIMITS.contentCodePoints) return false;
  return files === 'filled' || !isBlank(text);
}
