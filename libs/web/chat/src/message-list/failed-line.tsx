import { useTakeOut, type ChatItem, type OutgoingFile } from '@officehours/web-realtime';
import { useRef } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import type { PaneMessages } from '../i18n/en/panes';
import { usePaneText } from '../i18n/pane-text';
import { reasonOf } from '../tray/file-words';
import { useMessageActions } from './message-actions';
import { useFocusBehind } from './use-focus-behind';

/** Why the service did not take a message. */
export function whyOf({ failure }: ChatItem, { why }: PaneMessages['unsent']): string {
  const reasons: Record<string, string> = why;
  return reasons[failure ?? ''] ?? why.other;
}

/** Under a message that was refused: why, and the ways on. It stays until one is taken. */
export function FailedLine({ item }: { item: ChatItem }) {
  const text = useText();
  const words = usePaneText().unsent;
  const { retry, remove } = useMessageActions();
  const line = useRef<HTMLDivElement>(null);
  useFocusBehind(line);
  const refused = item.outgoing.filter(({ refusal }) => refusal !== null);
  return (
    <div ref={line} className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 pt-1 text-end text-sm">
      <span className="text-danger">
        <strong className="font-semibold">{text.message.failed}.</strong>{' '}
        {refused.length > 0 ? <RefusedFiles files={refused} /> : whyOf(item, words)}
      </span>
      <span className="flex flex-wrap justify-end gap-x-4">
        {refused.length > 0 && <SendWithout item={item} refused={refused} />}
        <button type="button" className={ACTION} onClick={() => retry(item.clientMessageId)}>
          {words.retry}
        </button>
        <button type="button" className={ACTION} onClick={() => remove(item.clientMessageId)}>
          {words.remove}
        </button>
      </span>
    </div>
  );
}

function RefusedFiles({ files }: { files: readonly OutgoingFile[] }) {
  const words = usePaneText().tray;
  const { locale } = useFormat();
  return files.map(({ key, name, refusal }) => (
    <span key={key} className="me-1">
      <bdi>{name}</bdi>: {refusal && reasonOf(refusal, words, locale, null)}
    </span>
  ));
}

/** Where something is left to be sent. */
function SendWithout({ item, refused }: { item: ChatItem; refused: readonly OutgoingFile[] }) {
  const words = usePaneText().unsent;
  const takeOut = useTakeOut();
  if (item.content === '' && refused.length === item.outgoing.length) return null;
  return (
    <button
      type="button"
      className={ACTION}
      onClick={() => refused.forEach(({ key }) => takeOut(item.clientMessageId, key))}
    >
      {words.withoutFile(refused.length)}
    </button>
  );
}

const ACTION =
  'min-h-target font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-touch';
