import type { Room, RoomVisit } from '@officehours/contracts';
import { useVisits } from '@officehours/web-realtime';
import { Eye, Lock } from 'lucide-react';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { roomTitle } from '../room/room-words';

/** Under the name of a conversation: who can read it, and who of the staff does now without being in it. */
export function RoomReaders({ room, me }: { room: Room; me: string }) {
  const { visits, asOf } = useVisits(room.id);
  return (
    <ReadersLine room={room} me={me} visits={visits.filter(({ endsAt }) => Date.parse(endsAt) > asOf)} />
  );
}

export interface ReadersLineProps {
  room: Room;
  me: string;
  /** Those that go on. */
  visits: readonly RoomVisit[];
}

export function ReadersLine({ room, me, visits }: ReadersLineProps) {
  const words = usePaneText().safety.line;
  const format = useFormat();
  const isVisited = visits.length > 0;
  const two = isVisited ? words.twoAndOthers : words.two;
  const members = isVisited ? words.membersAndOthers : words.members;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-1.5 text-xs">
      <p className="flex min-w-0 items-center gap-1.5 text-muted">
        <Lock size={12} className="shrink-0" />
        <span className="truncate">
          {room.kind === 'direct' ? two(roomTitle(room, me)) : members(room.memberCount)}
        </span>
      </p>
      {visits.map(({ id, visitor, endsAt }) => (
        <p
          key={id}
          title={format.exact(endsAt)}
          className="flex min-w-0 items-center gap-1.5 rounded-full bg-warning-soft px-2 py-0.5 font-medium text-warning"
        >
          <Eye size={12} className="shrink-0" />
          <span className="truncate">{words.visitor(visitor.name, format.time(endsAt))}</span>
        </p>
      ))}
    </div>
  );
}
