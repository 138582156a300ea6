import { Button, Placeholder, useRoving } from '@officehours/web-ui';
import { Search, SearchX } from 'lucide-react';
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Failure } from '../room/failure';
import { roomTitle } from '../room/room-words';
import { SearchResultRow } from './search-result-row';
import type { SearchViewProps } from './search-view';

export type SearchResultsProps = Pick<SearchViewProps, 'me' | 'isIdle' | 'found' | 'picked' | 'onPick'> & {
  list: RefObject<HTMLUListElement | null>;
};

/** The list, or what stands in its place. One comes back to the result one went to. */
export function SearchResults({ me, isIdle, found, picked, onPick, list }: SearchResultsProps) {
  const common = useText();
  const words = usePaneText();
  const ids = found.results.map(({ message }) => message.id);
  const { listProps, itemProps } = useRoving(ids, picked);
  const isBack = picked !== null && ids.includes(picked);
  const focusPicked = useEffectEvent(() =>
    list.current?.querySelector<HTMLElement>(`[data-roving="${picked}"]`)?.focus(),
  );
  useEffect(() => {
    if (isBack) focusPicked();
  }, [isBack]);

  if (isIdle) {
    return (
      <Placeholder icon={<Search size={24} />} title={words.search.title}>
        {words.search.hint}
      </Placeholder>
    );
  }
  if (found.error && ids.length === 0) return <Failure error={found.error} onRetry={found.retry} />;
  if (ids.length === 0 && !found.isPending) {
    return (
      <Placeholder icon={<SearchX size={24} />} title={words.search.none}>
        {words.search.noneHint}
      </Placeholder>
    );
  }
  return (
    <div className="py-1">
      <ul ref={list} aria-label={words.search.results} {...listProps}>
        {found.results.map((result) => {
          const room = found.rooms.get(result.message.chatRoomId);
          const sender = found.people.get(result.message.senderId ?? '');
          if (!room) return null;
          return (
            <SearchResultRow
              key={result.message.id}
              result={result}
              senderName={sender?.name ?? ''}
              avatarUrl={sender?.avatarUrl ?? null}
              roomName={roomTitle(room, me) === sender?.name ? '' : roomTitle(room, me)}
              onPick={() => onPick(result.message, room)}
              roving={itemProps(result.message.id)}
            />
          );
        })}
      </ul>
      {found.hasMore && (
        <div className="flex justify-center p-3">
          <Button size="sm" variant="quiet" disabled={found.isFetchingMore} onClick={found.fetchMore}>
            {common.rooms.loadMore}
          </Button>
        </div>
      )}
    </div>
  );
}
