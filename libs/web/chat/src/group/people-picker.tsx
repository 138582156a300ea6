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
  picked: readonly Pickable[];
  onPicked: (people: readonly Pickable[]) => void;
}

export interface Pickable {
  id: Id;
  name: string;
  avatarUrl: string | null;
}

/** People of a course to choose from, students found by name on the server. Who is chosen stays among them, whatever is looked for. */
export function PeoplePicker({ courseId, except, picked, onPicked }: PeoplePickerProps) {
  const text = useText();
  const words = usePaneText();
  const [query, setQuery] = useState('');
  const roster = useRoster(courseId, query.trim());
  const { staff, isPending } = useStaff(courseId);
  const wanted = query.trim().toLocaleLowerCase();
  const found: Pickable[] = [
    ...staff.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)),
    ...roster.students,
  ].filter(({ id }) => !except.has(id));
  const isSearching = isPending || roster.isPending;
  const people = [...picked.filter(({ id }) => !found.some((person) => person.id === id)), ...found];
  const isPicked = (id: Id): boolean => picked.some((person) => person.id === id);
  const toggle = (person: Pickable): void =>
    onPicked(isPicked(person.id) ? picked.filter(({ id }) => id !== person.id) : [...picked, person]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{words.group.people(picked.length)}</legend>
      <SearchField label={words.group.find} clearLabel={text.clear} value={query} onChange={setQuery} />
      <ul
        className="max-h-64 overflow-y-auto rounded-md border"
        aria-label={words.group.offered}
        aria-busy={isSearching}
      >
        {people.map((person) => (
          <li key={person.id}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 hover:bg-hover">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={isPicked(person.id)}
                onChange={() => toggle(person)}
              />
              <Avatar id={person.id} name={person.name} src={person.avatarUrl} size="sm" />
              <span className="min-w-0 flex-1 truncate">
                <bdi>{person.name}</bdi>
              </span>
            </label>
          </li>
        ))}
        {found.length === 0 && (
          <li className="px-3 py-3 text-sm text-muted">
            {isSearching ? words.search.searching : words.group.nobody}
          </li>
        )}
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
