import type { ChatItem } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useSpeech, useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';
import { Ticks } from './ticks';

export interface MessageMetaProps {
  item: ChatItem;
  /** An invisible copy that keeps the last line of the text clear of the real one. */
  asSpace?: boolean;
}

/** Time, "edited" and ticks in the corner of a bubble. Its size never changes with the state, so nothing moves. */
export function MessageMeta({ item, asSpace = false }: MessageMetaProps) {
  const { format, language } = useSpeech();
  return (
    <span
      aria-hidden={asSpace || undefined}
      className={clsx(
        'items-center gap-1 text-[length:calc(0.6875*var(--oh-rem))] leading-4 whitespace-nowrap tabular-nums select-none',
        asSpace
          ? 'invisible ms-2 inline-flex h-0 align-baseline'
          : 'absolute -end-0.5 -bottom-0.5 inline-flex',
        item.mine ? 'text-bubble-own-muted' : 'text-faint',
      )}
    >
      {item.editedAt && !item.deletedAt && <Edited item={item} isReal={!asSpace} />}
      <time dateTime={item.createdAt} dir={language.dir}>
        {format.time(item.createdAt)}
      </time>
      {item.status && (asSpace ? <span className="w-4" /> : <Ticks status={item.status} />)}
    </span>
  );
}

function Edited({ item, isReal }: { item: ChatItem; isReal: boolean }) {
  const text = useText();
  const { showHistory } = useMessageActions();
  if (!isReal) return <span>{text.message.edited}</span>;
  return (
    <button
      type="button"
      title={text.message.history}
      onClick={() => showHistory(item)}
      className="-my-1 min-h-target underline decoration-dotted underline-offset-2"
    >
      {text.message.edited}
    </button>
  );
}
