import type { Id, PresenceEvent } from '@officehours/contracts';

/** Anyone whose presence is shown. */
export interface Present {
  id: Id;
  online: boolean;
}

/** The people with one presence changed; the same array when nobody in it is meant. */
export function applyPresence<T extends Present>(people: readonly T[], event: PresenceEvent): readonly T[] {
  if (!people.some(({ id, online }) => id === event.userId && online !== event.online)) return people;
  return people.map((person) => (person.id === event.userId ? { ...person, online: event.online } : person));
}
