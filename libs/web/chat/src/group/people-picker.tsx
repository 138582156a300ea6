import type { Id } from '@officehours/contracts';
import { useRoster, useStaff } from '@officehours/web-realtime';
import { Button, SearchField } from '@officehours/web-ui';
import { useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface PeoplePickerProps {
  courseId: Id;
  /** Who is not offered: they are in already. */
  except: ReadonlySet<Id>;
  picked: readonly Id[];
  onPicked: (ids: Id[]) => void;
}

interface Pickable {
  id: Id;
  name: string;
  avatarUrl: string | null;
}

/** People of a course to choose from, students found by name on the server. */
export function PeoplePicker({ courseId, except, picked, onPicked }: PeoplePickerProps) {
  const text = useText();
  const words = usePaneText();
  const [query, setQuery] = useState('');
  const roster = useRoster(courseId, query.trim());
  const { staff } = useStaff(courseId);
  const wanted = query.trim().toLocaleLowerCase();
  const people: Pickable[] = [
    ...staff.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)),
    ...roster.students,
  ].filter(({ id }) => !except.has(id));
  const toggle = (id: Id): void =>
    onPicked(picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{words.group.people(picked.length)}</legend>
      <SearchField label={words.group.find} clearLabel={text.clear} value={query} onChange={setQuery} />
      <ul className="max-h-64 overflow-y-auto rounded-md border" aria-label={words.group.offered}>
        {people.map((person) => (
          <li key={person.id}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 hover:bg-hover">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={picked.includes(person.id)}
                onChange={() => toggle(person.id)}
              />
              <Avatar id={person.id} name={person.name} src={person.avatarUrl} size="sm" />
              <span className="min-w-0 flex-1 truncate">
                <bdi>{person.name}</bdi>
              </span>
            </label>
          </li>
        ))}
        {people.length === 0 && <li className="px-3 py-3 text-sm text-muted">{words.group.nobody}</li>}
        {roster.hasMore && (
          <li className="p-2">
            <Button size="sm" variant="quiet" disabled={roster.isFetchingMore} onClick={roster.fetchMore}>
              {text.rooms.loadMore}
            </Button>
          </li>
        )}
      </ul>
    </fieldset>
  );
}
