import { useId } from 'react';
import { usePaneText } from '../i18n/pane-text';

interface Days {
  first: string;
  last: string;
}

/** The first day and the last one, each as the browser lets days be chosen; an empty one is open. */
export function DayFields({ value, onChange }: { value: Days; onChange: (value: Days) => void }) {
  const words = usePaneText().search;
  return (
    <>
      <DayField label={words.since} value={value.first} onChange={(first) => onChange({ ...value, first })} />
      <DayField label={words.until} value={value.last} onChange={(last) => onChange({ ...value, last })} />
    </>
  );
}

function DayField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <span className="flex min-w-40 flex-1 flex-col">
      <label htmlFor={id} className="text-xs text-muted">
        {props.label}
      </label>
      <input
        id={id}
        type="date"
        dir="ltr"
        max="9999-12-31"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
        className="min-h-9 w-full rounded-md bg-sunken px-2 text-sm pointer-coarse:min-h-11"
      />
    </span>
  );
}
