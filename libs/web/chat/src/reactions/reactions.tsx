import type { ChatItem } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useFormat, useText } from '../i18n/language-context';
import { useMessageActions } from '../message-list/message-actions';

/** The reactions to a message, each with its number; pressing one adds or takes back the reader's own. */
export function Reactions({ item }: { item: ChatItem }) {
  const text = useText();
  const format = useFormat();
  const { me, nameOf, react } = useMessageActions();
  if (item.reactions.length === 0) return null;
  return (
    <ul
      aria-label={text.reactions.list}
      className={clsx('flex flex-wrap gap-1 pt-1', item.mine && 'justify-end')}
    >
      {item.reactions.map(({ emoji, userIds }) => {
        const isOwn = userIds.includes(me);
        const known = userIds.flatMap((id) => (id === me ? text.message.you : (nameOf(id) ?? [])));
        const others = userIds.length - known.length;
        const names = [...known, ...(others > 0 ? [`+${format.number(others)}`] : [])].join(', ');
        return (
          <li key={emoji}>
            <button
              type="button"
              aria-pressed={isOwn}
              aria-label={`${emoji} ${names}`}
              title={names}
              onClick={() => react(item, emoji)}
              className={clsx(
                'flex min-h-7 items-center gap-1.5 rounded-full border px-2 text-sm tabular-nums pointer-coarse:min-h-touch pointer-coarse:px-3',
                isOwn ? 'border-accent bg-accent-soft text-accent' : 'bg-raised text-muted hover:bg-hover',
              )}
            >
              <span aria-hidden="true">{emoji}</span>
              {userIds.length > 1 && format.number(userIds.length)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
