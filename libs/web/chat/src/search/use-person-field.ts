import type { Participant } from '@officehours/contracts';
import { useState, type KeyboardEvent } from 'react';
import { isComposing } from '../composer/composer-keys';
import type { PersonFieldProps } from './person-field';

type Options = Pick<PersonFieldProps, 'value' | 'onChange' | 'onAsk' | 'found'>;

/** A box that offers names as one types: arrow keys choose, Enter takes, Escape leaves it as it was, nothing is anyone. */
export function usePersonField({ value, onChange, onAsk, found: { people, isPending } }: Options) {
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const isOpen = typed !== null;
  const type = (text: string | null): void => {
    setTyped(text);
    setChosen(0);
    onAsk(text?.trim() ?? null);
  };
  const take = (person: Participant): void => {
    type(null);
    onChange({ id: person.id, name: person.name });
  };
  const leave = (): void => {
    if (typed?.trim() === '' && value) onChange(null);
    type(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // Names that are on their way to be replaced are not taken by a key that was pressed for others.
    const match = isPending ? undefined : people[chosen];
    if (step !== 0 && !isOpen) type('');
    else if (step !== 0 && people.length > 0) setChosen((chosen + step + people.length) % people.length);
    else if (event.key === 'Enter' && match && isOpen) take(match);
    else if (event.key === 'Escape' && isOpen) type(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { text: typed ?? value?.name ?? '', isOpen, chosen, type, take, leave, onKeyDown };
}
