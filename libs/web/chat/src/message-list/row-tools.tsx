import type { ChatItem } from '@officehours/web-realtime';
import { Check, Copy, Reply } from 'lucide-react';
import clsx from 'clsx';
import { useState } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import { useMessageActions } from './message-actions';

/** The exact time and the actions of a message. Drawn only while the row is pointed at or focused, so it is never in the way of Tab. */
export function RowTools({ item }: { item: ChatItem }) {
  const text = useText();
  const format = useFormat();
  const { reply } = useMessageActions();
  const [copied, setCopied] = useState(false);

  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(item.content);
    setCopied(true);
  };

  return (
    <div
      role="group"
      aria-label={text.message.actions}
      className={clsx(
        'absolute -top-4 z-10 flex items-center rounded-md bg-raised p-0.5 text-muted shadow-pop',
        item.mine ? 'end-4' : 'start-4 @lg/list:start-13',
      )}
    >
      <time dateTime={item.createdAt} className="px-2 text-xs tabular-nums whitespace-nowrap">
        {format.exact(item.createdAt)}
      </time>
      {!item.deletedAt && (
        <>
          {item.id && (
            <button
              type="button"
              className={TOOL}
              aria-label={text.message.reply}
              title={text.message.reply}
              onClick={() => reply(item)}
            >
              <Reply size={16} />
            </button>
          )}
          <button
            type="button"
            className={TOOL}
            aria-label={copied ? text.message.copied : text.message.copy}
            title={text.message.copy}
            onClick={() => void copy()}
          >
            {copied ? <Check size={16} /> : <Copy size={16} />}
          </button>
        </>
      )}
    </div>
  );
}

const TOOL =
  'flex size-7 items-center justify-center rounded-sm hover:bg-hover hover:text-text pointer-coarse:size-11';
