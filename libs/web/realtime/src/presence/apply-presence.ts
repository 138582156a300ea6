import type { Id, IsoTime, PresenceEvent } from '@officehours/contracts';

/** Anyone whose presence is shown. */
export interface Present {
  id: Id;
  online: boolean;
  away?: boolean;
  lastSeenAt?: IsoTime | null;
}

/** The people with one presence changed; the same array when nobody in it is meant. */
export function applyPresence<T extends Present>(people: readonly T[], event: PresenceEvent): readonly T[] {
  if (!people.some((person) => person.id === event.userId && isOther(person, event))) return people;
  return people.map((person) => (person.id === event.userId ? withPresence(person, event) : person));
}

function isOther(person: Present, { online, away, lastSeenAt }: PresenceEvent): boolean {
  if (person.online !== online) return true;
  const tellsMore = person.away !== undefined;
  return tellsMore && (person.away !== away || person.lastSeenAt !== lastSeenAt);
}

/** Lists that only know who is online stay as they are otherwise. */
function withPresence<T extends Present>(person: T, { online, away, lastSeenAt }: PresenceEvent): T {
  return person.away === undefined ? { ...person, online } : { ...person, online, away, lastSeenAt };
}
