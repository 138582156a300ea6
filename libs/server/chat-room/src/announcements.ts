import type { RoomRole, SystemEvent } from '@officehours/contracts';
import type { Person } from '@officehours/platform';

/** A change that its room is told of. */
export interface Announcement {
  event: SystemEvent;
  text: string;
}

type Named = Pick<Person, 'id' | 'name'>;

/** Names in one sentence for clients that know no `system` field: so many, then how many more. */
const NAMES_SAID = 5;

const said = (people: readonly Named[]): string => {
  const names = people.slice(0, NAMES_SAID).map(({ name }) => name);
  const more = people.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
};

function of(
  kind: SystemEvent['kind'],
  text: string,
  details: Partial<SystemEvent> & { actor: Named | null },
): Announcement {
  const { actor, ...rest } = details;
  return { text, event: { kind, actorId: actor?.id ?? null, userIds: [], title: null, role: null, ...rest } };
}

/** What rooms say of themselves: for machines, and in English for the rest. */
export const announcements = {
  created: (actor: Named, title: string) =>
    of('roomCreated', `${actor.name} made this group: ${title}`, { actor, title }),
  renamed: (actor: Named, title: string) =>
    of('roomRenamed', `${actor.name} named this group: ${title}`, { actor, title }),
  added: (actor: Named | null, people: readonly Named[]) =>
    of('membersAdded', actor ? `${actor.name} added ${said(people)}` : `${said(people)} joined`, {
      actor,
      userIds: people.map(({ id }) => id),
    }),
  removed: (actor: Named | null, person: Named) =>
    of('memberRemoved', actor ? `${actor.name} removed ${person.name}` : `${person.name} left the course`, {
      actor,
      userIds: [person.id],
    }),
  left: (person: Named) => of('memberLeft', `${person.name} left`, { actor: person, userIds: [person.id] }),
  visited: (actor: Named, reason: string) =>
    of('roomVisited', `${actor.name}, of the staff, may read this for a while: ${reason}`, {
      actor,
      title: `${actor.name}: ${reason}`,
    }),
  role: (actor: Named, person: Named, role: RoomRole) =>
    of('roleChanged', `${actor.name} made ${person.name} ${role === 'owner' ? 'an owner' : 'a member'}`, {
      actor,
      userIds: [person.id],
      role,
    }),
};
