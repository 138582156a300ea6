import type { Room } from '@officehours/contracts';
import type { Found } from '@officehours/web-realtime';
import { SearchField } from '@officehours/web-ui';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { SearchFilters, type SearchFiltersProps } from './search-filters';
import { SearchResults } from './search-results';

export interface SearchViewProps {
  me: string;
  text: string;
  onText: (text: string) => void;
  filters: SearchFiltersProps;
  /** Nothing was asked for yet. */
  isIdle: boolean;
  found: Found;
  /** The result one comes back from: the focus goes to it. */
  picked: string | null;
  paneRef?: RefObject<HTMLDivElement | null>;
  onPick: (message: { id: string; seq: number }, room: Room) => void;
}

/** A box to type in, what narrows the search, and the results; the arrow keys lead from the box into them. */
export function SearchView(props: SearchViewProps) {
  const { me, text, onText, filters, isIdle, found, picked, paneRef, onPick } = props;
  const common = useText();
  const words = usePaneText();
  const list = useRef<HTMLUListElement>(null);
  const intoList = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
    if (event.target.getAttribute('role') !== 'searchbox') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  return (
    <div ref={paneRef} className="flex min-h-0 flex-col" onKeyDown={intoList} role="presentation">
      <div className="flex flex-col gap-3 border-b px-4 py-3">
        <SearchField label={words.search.title} clearLabel={common.clear} value={text} onChange={onText} />
        <SearchFilters {...filters} />
      </div>
      <Status isIdle={isIdle} found={found} />
      <SearchResults {...{ me, isIdle, found, picked, onPick, list }} />
    </div>
  );
}

/** Says how many there are, to those who do not see them come. */
function Status({ isIdle, found }: Pick<SearchViewProps, 'isIdle' | 'found'>) {
  const words = usePaneText();
  const { results, isPending, isOld, error, hasMore, isComplete } = found;
  const isDone = !isIdle && !isPending && !isOld && !error;
  return (
    <p role="status" className="min-h-6 px-5 pt-1.5 text-xs text-muted">
      {!isIdle && (isPending || isOld) && !error && words.search.searching}
      {isDone && results.length > 0 && words.search.count(results.length + (hasMore ? 1 : 0), hasMore)}
      {isDone && results.length === 0 && words.search.none}
      {isDone && !isComplete && ` · ${words.search.incomplete}`}
    </p>
  );
}
