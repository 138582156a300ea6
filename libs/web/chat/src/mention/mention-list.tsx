import type { Participant } from '@officehours/contracts';
import { useEffect, useId, type RefObject } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { PersonOption } from '../people/person-option';

export interface MentionListProps {
  people: readonly Participant[];
  chosen: number;
  input: RefObject<HTMLTextAreaElement | null>;
  onTake: (person: Participant) => void;
}

/** The names that are offered above the box; the box keeps the focus and says which one is chosen. */
export function MentionList({ people, chosen, input, onTake }: MentionListProps) {
  const words = usePaneText();
  const list = useId();
  const option = (index: number) => `${list}-${index}`;
  useEffect(() => {
    const box = input.current;
    box?.setAttribute('aria-controls', list);
    box?.setAttribute('aria-activedescendant', `${list}-${chosen}`);
    return () => {
      box?.removeAttribute('aria-controls');
      box?.removeAttribute('aria-activedescendant');
    };
  }, [input, list, chosen]);
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mx-auto w-full max-w-4xl px-3">
      <div
        id={list}
        role="listbox"
        aria-label={words.group.mention}
        className="w-72 max-w-full overflow-hidden rounded-md border bg-raised py-1 shadow-pop"
      >
        {people.map((person, index) => (
          <PersonOption
            key={person.id}
            id={option(index)}
            person={person}
            isChosen={index === chosen}
            onTake={onTake}
          />
        ))}
      </div>
    </div>
  );
}
