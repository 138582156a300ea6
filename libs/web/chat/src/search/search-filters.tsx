import { SelectField } from '@officehours/web-ui';
import { usePaneText } from '../i18n/pane-text';
import { DayFields } from './day-fields';
import { PersonField, type PersonFieldProps } from './person-field';
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
  people: Pick<PersonFieldProps, 'onAsk' | 'found'>;
}

/** Where, from whom, when, and whether a file is with it. */
export function SearchFilters({ values, onChange, roomId, courses, people }: SearchFiltersProps) {
  const words = usePaneText().search;
  const { chatRoomId: _room, courseId: _course, ...elsewhere } = values;
  const { sender = null, ...anyone } = values;
  const { span, days, ...anyTime } = values;
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
      <PersonField
        {...people}
        label={words.from}
        value={sender}
        onChange={(next) => onChange({ ...anyone, ...(next && { sender: next }) })}
      />
      <SelectField
        className={FILTER}
        label={words.when}
        value={days ? 'days' : (span ?? '')}
        onChange={(next) => onChange({ ...anyTime, ...whenOf(next) })}
        options={[
          { value: '', label: words.anyTime },
          ...(Object.keys(SPANS) as SearchSpan[]).map((span) => ({ value: span, label: words[span] })),
          { value: 'days', label: words.days },
        ]}
      />
      {days && <DayFields value={days} onChange={(next) => onChange({ ...anyTime, days: next })} />}
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

function whenOf(choice: string): Pick<SearchFilterValues, 'span' | 'days'> {
  if (choice === 'days') return { days: { first: '', last: '' } };
  return choice === '' ? {} : { span: choice as SearchSpan };
}

const toOption = ({ id, name }: Named) => ({ value: id, label: name });
