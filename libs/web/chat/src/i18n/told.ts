import type { SystemEvent } from '@officehours/contracts';
import type { Speech } from './language-context';
import { paneWords } from './pane-text';

export interface Told {
  event: SystemEvent;
  /** The service's own sentence, in English: for where somebody is unknown here. */
  content: string;
  nameOf: (id: string | null) => string | null;
}

/** What happened in a room, in the reader's language. */
export function told({ event, content, nameOf }: Told, speech: Speech): string {
  const words = paneWords(speech).group.told;
  // Whoever visits a room is not one of its people.
  if (event.kind === 'roomVisited') return words.visited(event.title ?? '');
  const actor = nameOf(event.actorId);
  const people = event.userIds.map((id) => nameOf(id));
  if ((event.actorId !== null && actor === null) || people.some((name) => name === null)) return content;
  const names = new Intl.ListFormat(speech.language.tag).format(people.filter((name) => name !== null));
  switch (event.kind) {
    case 'roomCreated':
      return words.created(actor ?? '', event.title ?? '');
    case 'roomRenamed':
      return words.renamed(actor ?? '', event.title ?? '');
    case 'membersAdded':
      return actor === null ? words.joined(names) : words.added(actor, names);
    case 'memberRemoved':
      return actor === null ? words.wentFromCourse(names) : words.removed(actor, names);
    case 'memberLeft':
      return words.left(names);
    case 'roleChanged':
      return event.role === 'owner'
        ? words.madeOwner(actor ?? '', names)
        : words.madeMember(actor ?? '', names);
  }
}
