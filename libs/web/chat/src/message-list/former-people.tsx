import type { NamedPerson, Participant } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { memo, useLayoutEffect, useMemo, useState, type Dispatch, type SetStateAction } from 'react';
import { useStrangers } from './use-strangers';

export interface FormerPeopleProps {
  items: readonly ChatItem[];
  participants: readonly Participant[];
  /** Given those who are not among the participants, as far as they are known. */
  onKnown: Dispatch<SetStateAction<readonly NamedPerson[]>>;
}

/** Finds out how those are called whose messages are shown and who are members no longer. Draws nothing. */
export const FormerPeople = memo(function FormerPeople({ items, participants, onKnown }: FormerPeopleProps) {
  const found = useStrangers(items[0]?.chatRoomId ?? '', items, participants);
  // Who goes while one reads keeps their name until it has been asked for.
  const [met] = useState(() => new Map<string, Participant>());
  const left = useMemo(() => {
    for (const person of participants) met.set(person.id, person);
    return [...met.values()].filter((person) => !participants.includes(person));
  }, [met, participants]);
  useLayoutEffect(() => {
    const now = [...left, ...found];
    // All rows are drawn anew with others, and participants change whenever one of them comes or goes online.
    onKnown((before) => (isSame(before, now) ? before : now));
  }, [left, found, onKnown]);
  return null;
});

const isSame = (before: readonly NamedPerson[], now: readonly NamedPerson[]): boolean =>
  before.length === now.length &&
  before.every(({ id, name }, index) => id === now[index]?.id && name === now[index].name);
