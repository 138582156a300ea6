import type { Participant, Room } from '@officehours/contracts';
import { IconButton } from '@officehours/web-ui';
import { Info } from 'lucide-react';
import clsx from 'clsx';
import type { Messages } from '../i18n/en';
import type { Format } from '../i18n/format';
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
        <Facts
          {...{ room, courseTitle, isTyping }}
          other={room.kind === 'direct' ? other : undefined}
          isLive={isLive}
        />
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

interface FactsProps extends Pick<RoomHeaderProps, 'room' | 'courseTitle' | 'isTyping' | 'isLive'> {
  /** Of a conversation of two. */
  other: Participant | undefined;
}

/** The most important first: what does not fit into the line any more is left out, beginning at its end. */
function Facts({ room, courseTitle, isTyping, isLive, other }: FactsProps) {
  const text = useText();
  const format = useFormat();
  const { typingShort, away, online } = text.presence;
  const here = isLive && other && (isTyping ? typingShort : other.online && (other.away ? away : online));
  const facts = [
    courseTitle,
    isLive && other && !here && gone(other.lastSeenAt, text, format),
    other ? roleWord(other.model, text) : text.chat.group(room.memberCount),
  ].filter(Boolean);
  return (
    <p className="flex gap-1.5 text-sm text-muted">
      {here && <span className={clsx('shrink-0', here !== away && 'font-medium text-accent')}>{here}</span>}
      <span className="flex h-[1.4em] min-w-0 flex-wrap gap-x-1.5 overflow-hidden @max-2xs/shell:h-auto">
        {facts.map((fact, at) => (
          <span key={at} className="flex max-w-full gap-1.5">
            {(here || at > 0) && <span aria-hidden="true">·</span>}
            <span className="truncate" dir="auto">
              {fact}
            </span>
          </span>
        ))}
      </span>
    </p>
  );
}

/** The service tells the hour only, so they were there after that time, or on that day. */
function gone(at: string | null, { presence }: Messages, format: Format): string {
  if (!at) return presence.offline;
  const stamp = format.stamp(at);
  return presence.lastSeen(stamp, stamp === format.time(at));
}
