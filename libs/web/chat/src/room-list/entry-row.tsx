import { CountBadge, later } from '@officehours/web-ui';
import clsx from 'clsx';
import { memo } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import { Avatar } from '../slots/avatar';

const Marks = later(async () => (await import('../later-parts')).Marks);

/** Text in its own direction, so that it is cut at its end, but at the side where the list begins. */
const OWN_WAY = '[text-align:-webkit-match-parent] [text-align:match-parent]';

export interface Entry {
  /** Of the row: the room's, or the person's where there is no room yet. */
  id: string;
  personId: string;
  name: string;
  avatarUrl: string | null;
  /** Of a group, `personId` is the room's. */
  isGroup?: boolean;
  online: boolean;
  /** Time of the last message. */
  at: string | null;
  preview: string;
  /** Before the preview, in the direction of the page. */
  lead?: string;
  unreadCount: number;
  hasDraft?: boolean;
  /** `preview` is of a message that could not be sent. */
  isUnsent?: boolean;
  isMuted?: boolean;
  isStarred?: boolean;
  /** The reader is called by name in what they have not read. */
  isMentioned?: boolean;
  isTyping?: boolean;
}

export interface EntryRowProps {
  entry: Entry;
  isSelected: boolean;
  onSelect: (id: string) => void;
  roving: { 'data-roving': string; tabIndex: 0 | -1 };
}

/** One line of the room list or the roster: who, the last words, when, and how many are unread. */
export const EntryRow = memo(function EntryRow({ entry, isSelected, onSelect, roving }: EntryRowProps) {
  const text = useText();
  const format = useFormat();
  const isUnread = entry.unreadCount > 0;
  return (
    <li className="px-2 [contain-intrinsic-size:auto_calc(4.25*var(--oh-rem))] [content-visibility:auto]">
      <button
        type="button"
        {...roving}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(entry.id)}
        className={clsx(
          'flex h-17 w-full items-center gap-3 rounded-md px-3 outline-offset-[-2px] transition-colors duration-100',
          isSelected ? 'bg-accent-soft forced-colors:outline-2' : 'hover:bg-hover',
        )}
      >
        <Avatar
          id={entry.personId}
          name={entry.name}
          src={entry.avatarUrl}
          online={entry.online}
          isGroup={entry.isGroup === true}
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span
              className={clsx('min-w-0 flex-1 truncate', isUnread ? 'font-semibold' : 'font-medium', OWN_WAY)}
              dir="auto"
            >
              {entry.name}
            </span>
            {entry.online && <span className="sr-only">{text.presence.online}</span>}
            {entry.at && (
              <time
                dateTime={entry.at}
                className={clsx(
                  'shrink-0 text-xs tabular-nums',
                  isUnread ? 'font-medium text-accent' : 'text-faint',
                )}
              >
                {format.stamp(entry.at)}
              </time>
            )}
          </span>
          <span className="mt-0.5 flex items-center gap-2">
            <Preview entry={entry} isUnread={isUnread} />
            {(entry.isMentioned || entry.isStarred || entry.isMuted) && <Marks entry={entry} />}
            <CountBadge
              quiet={entry.isMuted === true}
              count={entry.unreadCount}
              format={format.number}
              label={text.rooms.unread(entry.unreadCount)}
            />
          </span>
        </span>
      </button>
    </li>
  );
});

function Preview({ entry, isUnread }: { entry: Entry; isUnread: boolean }) {
  const text = useText();
  if (entry.isTyping && !entry.isUnsent)
    return <span className="min-w-0 flex-1 truncate text-sm text-accent">{text.presence.typingShort}</span>;
  const mark = entry.isUnsent ? `${text.message.failed}:` : entry.hasDraft && text.rooms.draft;
  return (
    <span
      className={clsx(
        'flex h-5 min-w-0 flex-1 text-sm whitespace-pre',
        isUnread ? 'text-text' : 'text-muted',
      )}
    >
      {mark && <span className="font-medium text-danger">{mark} </span>}
      {!entry.isUnsent && entry.lead && (
        <bdi className="max-w-1/2 overflow-hidden text-ellipsis">{entry.lead} </bdi>
      )}
      <span className={clsx('flex-1 truncate', OWN_WAY)} dir="auto">
        {entry.preview}
      </span>
    </span>
  );
}
