import type { AuditEntry, Id } from '@officehours/contracts';
import type { ReactNode } from 'react';
import type { PaneMessages } from '../../i18n/en/panes';

/** Who people are, and what narrows the log down to one of them. */
export interface AskAbout {
  names: ReadonlyMap<Id, string>;
  onActor: (id: Id) => void;
  onSubject: (id: Id) => void;
}

/** Those of whom an entry speaks, for the places in its sentence. */
export function peopleIn(
  { actorId, subjectId, action, details }: AuditEntry,
  { names, onActor, onSubject }: AskAbout,
  words: PaneMessages['audit'],
): Record<'who' | 'whom', ReactNode> {
  const nameOf = (id: Id): string => names.get(id) ?? words.unknownPerson;
  const others = action === 'member.added' ? String(details['people']).split(' ').filter(Boolean) : [];
  const who = actorId && <Name name={nameOf(actorId)} hint={words.onlyBy} onPick={() => onActor(actorId)} />;
  const whom = subjectId && (
    <Name name={nameOf(subjectId)} hint={words.onlyAbout} onPick={() => onSubject(subjectId)} />
  );
  return {
    who: who ?? words.service,
    whom: whom ?? <bdi>{others.map(nameOf).join(', ') || words.unknownPerson}</bdi>,
  };
}

interface NameProps {
  name: string;
  hint: (name: string) => string;
  onPick: () => void;
}

function Name({ name, hint, onPick }: NameProps) {
  return (
    <button
      type="button"
      title={hint(name)}
      onClick={onPick}
      className="rounded-sm text-start font-semibold decoration-line-strong underline-offset-4 hover:underline"
    >
      <bdi>{name}</bdi>
    </button>
  );
}
