import type { Participant } from '@officehours/contracts';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { isComposing } from '../composer/composer-keys';
import { mentionMatches, mentionQuery, withMention } from './mention-query';

interface MentionsOptions {
  /** Who can be called; empty in a room of two. */
  people: readonly Participant[];
  text: string;
  input: RefObject<HTMLTextAreaElement | null>;
  onText: (text: string) => void;
}

/** Offers names while one is being typed after an `@`. Arrow keys choose, Enter and Tab take, Escape leaves it. */
export function useMentions({ people, text, input, onText }: MentionsOptions) {
  const [query, setQuery] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  // Sent or changed from elsewhere, the text does not hold what was being typed any more.
  const matches = query === null || !text.includes(`@${query}`) ? [] : mentionMatches(people, query);

  const typed = (next: string): void => {
    const caret = input.current?.selectionStart ?? next.length;
    setQuery(people.length > 0 ? mentionQuery(next.slice(0, caret)) : null);
    setChosen(0);
    onText(next);
  };
  const take = ({ name }: Participant): void => {
    const box = input.current;
    const made = withMention(text, box?.selectionStart ?? text.length, name);
    setQuery(null);
    onText(made.text);
    box?.focus();
    // Once the new text is in the box.
    requestAnimationFrame(() => box?.setSelectionRange(made.caret, made.caret));
  };
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (matches.length === 0 || isComposing(event) || event.ctrlKey || event.metaKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const match = matches[chosen];
    if (step !== 0) setChosen((chosen + step + matches.length) % matches.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && match) take(match);
    else if (event.key === 'Escape') setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { matches, chosen, typed, take, onKeyDownCapture };
}
