import { SelectField } from '@officehours/web-ui';
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
      <SelectField
        className={FILTER}
        label={words.where}
        value={where}
        onChange={(next) =>
          onChange({
            ...elsewhere,
            ...(next === 'here' && roomId ? { chatRoomId: roomId } : next && { courseId: next }),
          })
        }
        options={[
          { value: '', label: words.everywhere },
          ...(roomId ? [{ value: 'here', label: words.here }] : []),
          ...courses.map(toOption),
        ]}
      />
      <SelectField
        className={FILTER}
        label={words.from}
        value={values.senderId ?? ''}
        onChange={(next) => onChange({ ...anyone, ...(next && { senderId: next }) })}
        options={[{ value: '', label: words.anyone }, ...people.map(toOption)]}
      />
      <SelectField
        className={FILTER}
        label={words.when}
        value={values.span ?? ''}
        onChange={(next) => onChange({ ...anyTime, ...(next && { span: next as SearchSpan }) })}
        options={[
          { value: '', label: words.anyTime },
          ...(Object.keys(SPANS) as SearchSpan[]).map((span) => ({ value: span, label: words[span] })),
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

const FILTER = 'min-w-40 flex-1';

const toOption = ({ id, name }: Named) => ({ value: id, label: name });
