import type { ChatItem } from '@officehours/web-realtime';
import { useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';

/** Under a message that was refused: why, and the two ways on. It stays until one is taken. */
export function FailedLine({ item }: { item: ChatItem }) {
  const text = useText();
  const { retry, remove } = useMessageActions();
  const reasons: Record<string, string> = text.message.why;
  const reason = reasons[item.failure ?? ''] ?? text.message.why.other;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 pt-1 text-end text-sm">
      <span className="text-danger">
        <strong className="font-semibold">{text.message.failed}.</strong> {reason}
      </span>
      <span className="flex gap-4">
        <button type="button" className={ACTION} onClick={() => retry(item.clientMessageId)}>
          {text.message.retry}
        </button>
        <button type="button" className={ACTION} onClick={() => remove(item.clientMessageId)}>
          {text.message.remove}
        </button>
      </span>
    </div>
  );
}

const ACTION =
  'min-h-target font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-touch';
