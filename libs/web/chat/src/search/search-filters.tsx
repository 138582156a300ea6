import { useId } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { SPANS, type SearchFilterValues, type SearchSpan } from './search-request';

interface Named {
  id: string;
  name: string;
}

export interface SearchFiltersProps {
  values: SearchFilterValues;
  onChange: (values: SearchFilterValues) => void;
  /** The open conversation, if there is one. */
  roomId: string | null;
  courses: readonly Named[];
  people: readonly Named[];
}

/** Where, from whom, when, and whether a file is with it. */
export function SearchFilters({ values, onChange, roomId, courses, people }: SearchFiltersProps) {
  const words = usePaneText().search;
  const { chatRoomId: _room, courseId: _course, ...elsewhere } = values;
  const { senderId: _sender, ...anyone } = values;
  const { span: _span, ...anyTime } = values;
  const where = values.chatRoomId ? 'here' : (values.courseId ?? '');
  return (
    <fieldset className="flex flex-wrap items-end gap-2">
      <legend className="sr-only">{words.filters}</legend>
      <Select
        label={words.where}
        value={where}
        onChange={(next) =>
          onChange({
            ...elsewhere,
            ...(next === 'here' && roomId ? { chatRoomId: roomId } : next && { courseId: next }),
          })
        }
        options={[
          { id: '', name: words.everywhere },
          ...(roomId ? [{ id: 'here', name: words.here }] : []),
          ...courses,
        ]}
      />
      <Select
        label={words.from}
        value={values.senderId ?? ''}
        onChange={(next) => onChange({ ...anyone, ...(next && { senderId: next }) })}
        options={[{ id: '', name: words.anyone }, ...people]}
      />
      <Select
        label={words.when}
        value={values.span ?? ''}
        onChange={(next) => onChange({ ...anyTime, ...(next && { span: next as SearchSpan }) })}
        options={[
          { id: '', name: words.anyTime },
          ...(Object.keys(SPANS) as SearchSpan[]).map((span) => ({ id: span, name: words[span] })),
        ]}
      />
      <label className="flex min-h-9 cursor-pointer items-center gap-2 px-1 text-sm pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={values.hasFile ?? false}
          onChange={({ target }) => onChange({ ...values, hasFile: target.checked })}
        />
        {words.withFile}
      </label>
    </fieldset>
  );
}

interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly Named[];
}

function Select({ label, value, onChange, options }: SelectProps) {
  const id = useId();
  return (
    <span className="flex min-w-40 flex-1 flex-col">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-9 w-full rounded-md bg-sunken px-2 text-sm pointer-coarse:min-h-11"
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  );
}
