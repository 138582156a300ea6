import type { Room, RoomVisit } from '@officehours/contracts';
import { useVisits } from '@officehours/web-realtime';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { roomTitle } from '../room/room-words';

/** Who can read a conversation, with those of the staff who have said why they do without being in it. */
export function ReadersSection({ room, me }: { room: Room; me: string }) {
  const { visits, asOf } = useVisits(room.id);
  return <Readers room={room} me={me} visits={visits} now={asOf} />;
}

export interface ReadersProps {
  room: Room;
  me: string;
  visits: readonly RoomVisit[];
  /** Milliseconds since 1970. */
  now: number;
}

export function Readers({ room, me, visits, now }: ReadersProps) {
  const words = usePaneText().safety;
  const going = visits.filter(({ endsAt }) => Date.parse(endsAt) > now);
  const over = visits.filter((visit) => !going.includes(visit));
  const isVisited = going.length > 0;
  const two = isVisited ? words.line.twoAndOthers : words.readByTwo;
  const members = isVisited ? words.line.membersAndOthers : words.readByMembers;
  return (
    <section className="border-t px-5 py-5 text-sm">
      <h3 className="font-semibold">{words.readers}</h3>
      <p className="mt-2">{room.kind === 'direct' ? two(roomTitle(room, me)) : members(room.memberCount)}</p>
      <Visits visits={going} sentence={words.visitor} className="font-medium" />
      <p className="mt-2 text-muted">{words.readByVisitors}</p>
      <Visits visits={over} sentence={words.visited} className="text-muted" />
    </section>
  );
}

interface VisitsProps {
  visits: readonly RoomVisit[];
  sentence: (name: string, until: string) => string;
  className: string;
}

function Visits({ visits, sentence, className }: VisitsProps) {
  const format = useFormat();
  if (visits.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-3">
      {visits.map(({ id, visitor, reason, endsAt }) => (
        <li key={id}>
          <p className={className}>{sentence(visitor.name, format.exact(endsAt))}</p>
          <p className="wrap-anywhere text-muted" dir="auto">
            {reason}
          </p>
        </li>
      ))}
    </ul>
  );
}
