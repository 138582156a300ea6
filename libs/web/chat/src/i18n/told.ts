import type { SystemEvent } from '@officehours/contracts';
import { useSpeech } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { useMessageActions } from './message-actions';

/** What happened in a room, in the reader's language; the service's own sentence where somebody is unknown here. */
export default function SystemWords({ event, content }: { event: SystemEvent; content: string }) {
  const words = usePaneText().group.told;
  const { language } = useSpeech();
  const { nameOf } = useMessageActions();
  // Whoever visits a room is not one of its people.
  if (event.kind === 'roomVisited') return words.visited(event.title ?? '');
  const actor = nameOf(event.actorId);
  const people = event.userIds.map((id) => nameOf(id));
  if ((event.actorId !== null && actor === null) || people.some((name) => name === null)) return content;
  const names = new Intl.ListFormat(language.tag).format(people.filter((name) => name !== null));
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
