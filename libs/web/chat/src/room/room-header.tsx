import type { Participant, Room } from '@officehours/contracts';
import { IconButton } from '@officehours/web-ui';
import { Info } from 'lucide-react';
import clsx from 'clsx';
import { useFormat, useText } from '../i18n/language-context';
import { Avatar } from '../slots/avatar';
import { BackToList } from './back-to-list';
import { roleWord, roomTitle } from './room-words';

export interface RoomHeaderProps {
  room: Room;
  me: string;
  courseTitle: string | null;
  isTyping: boolean;
  /** Without a connection nobody knows who is online, and nothing is said of it. */
  isLive: boolean;
  /** Shown on phones only, where the list is another page. */
  onBack?: (() => void) | undefined;
  onDetails?: (() => void) | undefined;
  detailsOpen?: boolean;
}

/** Whom one is talking to: name, role, course, and whether they are there. */
export function RoomHeader({
  room,
  me,
  courseTitle,
  isTyping,
  isLive,
  onBack,
  onDetails,
  detailsOpen,
}: RoomHeaderProps) {
  const text = useText();
  const other = room.participants.find((person) => person.id !== me);
  return (
    <header className="flex min-h-16 shrink-0 items-center gap-3 bg-surface px-4 @max-2xs/shell:gap-1 @max-2xs/shell:px-2">
      {onBack && <BackToList onBack={onBack} />}
      <span className="@max-2xs/shell:hidden">
        <RoomAvatar room={room} other={other} isLive={isLive} />
      </span>
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold @max-2xs/shell:whitespace-normal">
          <bdi>{roomTitle(room, me)}</bdi>
        </h1>
        <p className="flex gap-1.5 truncate text-sm text-muted @max-2xs/shell:flex-wrap">
          {other && room.kind === 'direct' ? (
            <>
              {isLive && <Presence person={other} isTyping={isTyping} />}
              <span className="shrink-0">{roleWord(other.model, text)}</span>
            </>
          ) : (
            text.chat.group(room.memberCount)
          )}
          {courseTitle && (
            <>
              <span aria-hidden="true">·</span>
              <span className="truncate" dir="auto">
                {courseTitle}
              </span>
            </>
          )}
        </p>
      </div>
      {onDetails && (
        <IconButton
          label={text.chat.details}
          onClick={onDetails}
          aria-expanded={detailsOpen}
          className={clsx(detailsOpen && 'bg-hover')}
        >
          <Info size={20} />
        </IconButton>
      )}
    </header>
  );
}

function RoomAvatar({
  room,
  other,
  isLive,
}: {
  room: Room;
  other: Participant | undefined;
  isLive: boolean;
}) {
  if (room.kind !== 'direct') return <Avatar isGroup id={room.id} name={room.title ?? ''} />;
  return (
    other && <Avatar id={other.id} name={other.name} src={other.avatarUrl} online={isLive && other.online} />
  );
}

function Presence({ person, isTyping }: { person: Participant; isTyping: boolean }) {
  const text = useText();
  const format = useFormat();
  const gone = person.lastSeenAt
    ? text.presence.lastSeen(format.stamp(person.lastSeenAt))
    : text.presence.offline;
  const here = person.away ? text.presence.away : text.presence.online;
  const there = person.online ? here : gone;
  return (
    <>
      <span
        className={clsx(
          'shrink-0',
          (isTyping || (person.online && !person.away)) && 'font-medium text-accent',
        )}
      >
        {isTyping ? text.presence.typingShort : there}
      </span>
      <span aria-hidden="true">·</span>
    </>
  );
}
