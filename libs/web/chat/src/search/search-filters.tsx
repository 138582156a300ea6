import type { SearchRequest } from '@officehours/contracts';
import { useId } from 'react';
import { usePaneText } from '../i18n/pane-text';

const SPANS = { pastWeek: 7, pastMonth: 31, pastYear: 366 } as const;
export type SearchSpan = keyof typeof SPANS;

/** What narrows a search. */
export interface SearchFilterValues {
  chatRoomId?: string;
  courseId?: string;
  senderId?: string;
  span?: SearchSpan;
  hasFile?: boolean;
}

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
    <span className="flex min-w-24 flex-1 flex-col">
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

/** What to ask the service for; null when that is nothing. Days are whole, so that the same question stays the same. */
export function requestOf(text: string, values: SearchFilterValues, now = new Date()): SearchRequest | null {
  const q = text.trim();
  const { span, hasFile, ...rest } = values;
  if (q === '' && !rest.senderId && !hasFile) return null;
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (span ? SPANS[span] : 0));
  return {
    ...rest,
    ...(q !== '' && { q }),
    ...(hasFile && { hasFile }),
    ...(span && { since: since.toISOString() }),
  };
}
