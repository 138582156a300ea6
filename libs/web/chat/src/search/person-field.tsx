import type { PeopleFound } from '@officehours/contracts';
import { X } from 'lucide-react';
import { useId, useRef } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { listId, optionId, PersonOffers } from './person-offers';
import { usePersonField } from './use-person-field';

export interface PersonFieldProps {
  label: string;
  value: { id: string; name: string } | null;
  onChange: (value: { id: string; name: string } | null) => void;
  /** The name that is being typed; null when none is. */
  onAsk: (name: string | null) => void;
  /** Who has the name that was asked for. */
  found: PeopleFound & { isPending: boolean };
}

/** One person out of all whom one shares a room with, found by name on the server. */
export function PersonField({ label, value, onChange, onAsk, found }: PersonFieldProps) {
  const words = usePaneText().search;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { people } = found;
  const field = usePersonField({ value, onChange, onAsk, found });
  const isListed = field.isOpen && people.length > 0;
  return (
    <div className="relative flex min-w-40 flex-1 flex-col">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      {/* The room for the button is the wrapper's: the field turns with the name that is in it. */}
      <span className="flex rounded-md bg-sunken pe-9">
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={isListed ? listId(id) : undefined}
          aria-activedescendant={isListed ? optionId(id, field.chosen) : undefined}
          autoComplete="off"
          dir="auto"
          placeholder={words.anyone}
          value={field.text}
          onChange={({ target }) => field.type(target.value)}
          onClick={() => !field.isOpen && field.type('')}
          onKeyDown={field.onKeyDown}
          onBlur={field.leave}
          className="min-h-9 w-full rounded-md bg-sunken px-2 text-sm placeholder:text-text pointer-coarse:min-h-11"
        />
      </span>
      {value && !field.isOpen && (
        <button
          type="button"
          aria-label={words.clearPerson}
          title={words.clearPerson}
          onClick={() => (onChange(null), input.current?.focus())}
          className="absolute end-1 bottom-1 flex size-7 items-center justify-center rounded-sm text-muted hover:bg-hover pointer-coarse:bottom-2"
        >
          <X size={16} />
        </button>
      )}
      {field.isOpen && (
        <PersonOffers id={id} label={label} found={found} chosen={field.chosen} onTake={field.take} />
      )}
    </div>
  );
}
