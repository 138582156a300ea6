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
  const format = useFormat();
  return (
    <section className="border-t px-5 py-5 text-sm">
      <h3 className="font-semibold">{words.readers}</h3>
      <p className="mt-2">
        {room.kind === 'direct'
          ? words.readByTwo(roomTitle(room, me))
          : words.readByMembers(room.memberCount)}
      </p>
      <p className="mt-1 text-muted">{words.readByVisitors}</p>
      {visits.length > 0 && (
        <ul className="mt-3 flex flex-col gap-3">
          {visits.map(({ id, visitor, reason, endsAt }) => {
            const isOpen = Date.parse(endsAt) > now;
            const until = format.exact(endsAt);
            return (
              <li key={id} className={isOpen ? undefined : 'text-muted'}>
                <p className={isOpen ? 'font-medium' : undefined}>
                  {isOpen ? words.visitor(visitor.name, until) : words.visited(visitor.name, until)}
                </p>
                <p className="wrap-anywhere" dir="auto">
                  {reason}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
