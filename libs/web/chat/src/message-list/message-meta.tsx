import type { ChatItem } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useFormat, useText } from '../i18n/language-context';
import { Ticks } from './ticks';

export interface MessageMetaProps {
  item: ChatItem;
  /** An invisible copy that keeps the last line of the text clear of the real one. */
  asSpace?: boolean;
}

/** Time, "edited" and ticks in the corner of a bubble. Its size never changes with the state, so nothing moves. */
export function MessageMeta({ item, asSpace = false }: MessageMetaProps) {
  const format = useFormat();
  const text = useText();
  return (
    <span
      aria-hidden={asSpace || undefined}
      className={clsx(
        'items-center gap-1 text-[0.6875rem] leading-4 whitespace-nowrap tabular-nums select-none',
        asSpace ? 'invisible ms-2 inline-flex h-0 align-baseline' : 'absolute end-3 bottom-1.5 inline-flex',
        item.mine ? 'text-bubble-own-muted' : 'text-faint',
      )}
    >
      {item.editedAt && !item.deletedAt && <span>{text.message.edited}</span>}
      <time dateTime={item.createdAt}>{format.time(item.createdAt)}</time>
      {item.status && <Ticks status={item.status} />}
    </span>
  );
}
