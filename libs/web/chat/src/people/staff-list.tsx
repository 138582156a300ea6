import type { StaffMember } from '@officehours/web-realtime';
import { Button, CountBadge } from '@officehours/web-ui';
import { MessageCircle } from 'lucide-react';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface StaffListProps {
  label: string;
  staff: readonly StaffMember[];
  /** The reader, who is not offered to themselves. */
  me: string;
  isBusy: boolean;
  onChat: (person: StaffMember) => void;
}

/** The staff of a course, each with a button that opens or starts the conversation. */
export function StaffList({ label, staff, me, isBusy, onChat }: StaffListProps) {
  const text = useText();
  const format = useFormat();
  const words = usePaneText();
  return (
    <ul aria-label={label} className="flex flex-col gap-1">
      {staff
        .filter((person) => person.id !== me)
        .map((person) => (
          <li key={person.id} className="flex min-h-14 items-center gap-3">
            <Avatar id={person.id} name={person.name} src={person.avatarUrl} online={person.online} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <bdi>{person.name}</bdi>
              </p>
              <p className="truncate text-sm text-muted">
                {text.role[person.courseRole]} ·{' '}
                {person.online ? text.presence.online : text.presence.offline}
              </p>
            </div>
            <CountBadge
              count={person.unreadCount}
              format={format.number}
              label={text.rooms.unread(person.unreadCount)}
            />
            <Button
              size="sm"
              disabled={isBusy}
              aria-label={words.people.open(person.name)}
              onClick={() => onChat(person)}
            >
              <MessageCircle size={16} />
              <span className="max-sm:hidden">{text.rooms.start}</span>
            </Button>
          </li>
        ))}
    </ul>
  );
}
