import clsx from 'clsx';
import { Avatar } from '../slots/avatar';

export interface PersonOptionProps<T> {
  /** Of the element, for `aria-activedescendant`. */
  id: string;
  person: T;
  isChosen: boolean;
  onTake: (person: T) => void;
}

/** A name in a list under a box that is typed in; the box keeps the focus. */
export function PersonOption<T extends { id: string; name: string; avatarUrl: string | null }>({
  id,
  person,
  isChosen,
  onTake,
}: PersonOptionProps<T>) {
  return (
    <button
      id={id}
      type="button"
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      // The box keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(person)}
      className={clsx(
        'flex min-h-10 w-full items-center gap-3 px-3 text-start pointer-coarse:min-h-11',
        isChosen && 'bg-hover',
      )}
    >
      <Avatar id={person.id} name={person.name} src={person.avatarUrl} size="sm" />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{person.name}</bdi>
      </span>
    </button>
  );
}
