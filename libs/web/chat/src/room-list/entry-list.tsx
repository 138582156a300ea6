import { Button, Skeleton, useRoving } from '@officehours/web-ui';
import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { EntryRow, type Entry, type EntryRowProps } from './entry-row';

export interface EntryListProps {
  label: string;
  entries: readonly Entry[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  hasMore: boolean;
  isFetchingMore: boolean;
  fetchMore: () => void;
  /** Draws a row; `EntryRow` unless a row needs more than its entry. */
  Row?: ComponentType<EntryRowProps>;
}

/** A list of people or rooms: one tab stop, arrow keys inside, the next page before the end is reached. */
export function EntryList({
  label,
  entries,
  selectedId,
  onSelect,
  Row = EntryRow,
  ...paging
}: EntryListProps) {
  const { listProps, itemProps } = useRoving(
    entries.map((entry) => entry.id),
    selectedId,
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1">
      <ul aria-label={label} {...listProps}>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            isSelected={entry.id === selectedId}
            onSelect={onSelect}
            roving={itemProps(entry.id)}
          />
        ))}
      </ul>
      {paging.hasMore && <NextPage {...paging} />}
    </div>
  );
}

/** Asks for the next page when it comes near the screen, and by hand. */
function NextPage({ isFetchingMore, fetchMore }: Pick<EntryListProps, 'isFetchingMore' | 'fetchMore'>) {
  const text = useText();
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && fetchMore(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [fetchMore, isFetchingMore]);
  return (
    <div ref={mark} className="flex justify-center p-3">
      <Button size="sm" variant="quiet" disabled={isFetchingMore} onClick={fetchMore}>
        {text.rooms.loadMore}
      </Button>
    </div>
  );
}

/** Rows in grey while the first page is on its way. */
export function EntryListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex-1 overflow-hidden py-1">
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className="flex h-17 items-center gap-3 px-5">
          <Skeleton className="size-10 rounded-full!" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3.5 w-4/5" />
          </span>
        </div>
      ))}
    </div>
  );
}

/** The head of a list pane: title, actions, and what narrows the list. */
export function ListHead({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2 px-4 pt-3 pb-2">
      <div className="flex min-h-9 items-center gap-1">
        <h2 className="flex-1 truncate text-lg font-semibold" dir="auto">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </div>
  );
}
