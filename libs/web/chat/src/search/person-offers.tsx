import type { Participant, PeopleFound } from '@officehours/contracts';
import { usePaneText } from '../i18n/pane-text';
import { PersonOption } from '../people/person-option';

export interface PersonOffersProps {
  /** Of the box. */
  id: string;
  label: string;
  found: PeopleFound & { isPending: boolean };
  chosen: number;
  onTake: (person: Participant) => void;
}

export const listId = (id: string): string => `${id}-list`;
export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** The names under a box in which one is being typed. */
export function PersonOffers({ id, label, found, chosen, onTake }: PersonOffersProps) {
  const words = usePaneText().search;
  const { people, hasMore, isPending } = found;
  return (
    <div className="absolute end-0 top-full z-20 mt-1 max-h-60 w-72 max-w-[80vw] overflow-y-auto rounded-md border bg-raised py-1 shadow-pop">
      {people.length > 0 && (
        <div id={listId(id)} role="listbox" aria-label={label}>
          {people.map((person, index) => (
            <PersonOption
              key={person.id}
              id={optionId(id, index)}
              person={person}
              isChosen={index === chosen}
              onTake={onTake}
            />
          ))}
        </div>
      )}
      <p role="status" className="px-3 text-xs text-muted">
        {!isPending && people.length === 0 && words.nobody}
        {hasMore && words.morePeople}
      </p>
    </div>
  );
}
