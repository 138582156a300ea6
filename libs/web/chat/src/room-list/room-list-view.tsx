import type { Room } from '@officehours/contracts';
import type { Loading, Paging } from '@officehours/web-realtime';
import { Button, Choice, later, SearchField, useDelayed } from '@officehours/web-ui';
import { MessagesSquare } from 'lucide-react';
import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { useTold } from '../i18n/use-told';
import { Failure } from '../room/failure';
import { roomTitle } from '../room/room-words';
import { Empty } from '../slots/empty';
import { useUnreadFirst } from './use-unread-first';
import { EntryList, EntryListSkeleton, ListHead } from './entry-list';
import type { Entry, EntryRowProps } from './entry-row';
import { previewOf } from './room-preview';

const NothingFound = later(async () => (await import('../later-parts')).NothingFound);

export interface RoomListViewProps {
  me: string;
  state: Loading & Paging & { rooms: readonly Room[] };
  selectedId: string | null;
  onSelect: (roomId: string) => void;
  /** Offers to start a conversation, where the reader may. */
  onStart?: (() => void) | undefined;
  Row?: ComponentType<EntryRowProps>;
  actions?: ReactNode;
}

type Filter = 'all' | 'unread' | 'archived';

/** The reader's conversations, most recent first or the unread ones before the others; by name and by unread on wish. */
export function RoomListView({ me, state, selectedId, onSelect, onStart, Row, actions }: RoomListViewProps) {
  const text = useText();
  const tell = useTold();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const { hasArchived, entries } = useMemo(() => {
    const isWanted = (room: Room) =>
      room.archived === (filter === 'archived') ||
      room.id === selectedId ||
      (filter === 'unread' && isCounted(room));
    return {
      hasArchived: state.rooms.some((room) => room.archived),
      entries: state.rooms.filter(isWanted).map((room) => toEntry(room, me, { text, tell })),
    };
  }, [state.rooms, filter, selectedId, me, text, tell]);
  const wanted = query.trim().toLocaleLowerCase();
  const onShowAll = (): void => {
    setQuery('');
    setFilter('all');
  };
  const isShown = (entry: Entry) =>
    entry.name.toLocaleLowerCase().includes(wanted) &&
    (filter !== 'unread' || entry.unreadCount > 0 || entry.id === selectedId);
  const shown = useUnreadFirst(entries, selectedId).filter(isShown);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead title={text.rooms.title} actions={actions}>
        <SearchField label={text.rooms.search} clearLabel={text.clear} value={query} onChange={setQuery} />
        <Choice
          quiet
          label={text.rooms.filter}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: text.rooms.filterAll },
            { value: 'unread', label: text.rooms.filterUnread },
            ...(hasArchived ? [{ value: 'archived' as const, label: text.rooms.filterArchived }] : []),
          ]}
        />
      </ListHead>
      <Body
        state={state}
        isEmpty={shown.length === 0}
        nothing={<Nothing {...{ filter, onStart, onShowAll }} query={wanted} isNew={entries.length === 0} />}
      >
        <EntryList
          label={text.rooms.list}
          entries={shown}
          selectedId={selectedId}
          onSelect={onSelect}
          hasMore={state.hasMore}
          isFetchingMore={state.isFetchingMore}
          fetchMore={state.fetchMore}
          {...(Row && { Row })}
        />
      </Body>
    </div>
  );
}

interface BodyProps {
  state: Loading & Pick<Paging, 'hasMore'>;
  isEmpty: boolean;
  nothing: ReactNode;
  children: ReactNode;
}

/** The list, or what stands in its place: waiting, failed, empty. */
function Body({ state, isEmpty, nothing, children }: BodyProps) {
  const text = useText();
  const isSlow = useDelayed(state.isPending);
  if (state.error && isEmpty) return <Failure error={state.error} onRetry={state.retry} />;
  if (state.isPending) return isSlow && <EntryListSkeleton label={text.chat.loading} />;
  return isEmpty && !state.hasMore ? nothing : children;
}

function Nothing({
  filter,
  query,
  isNew,
  onStart,
  onShowAll,
}: {
  filter: Filter;
  query: string;
  isNew: boolean;
  onStart?: (() => void) | undefined;
  onShowAll: () => void;
}) {
  const text = useText();
  if (query || (filter === 'unread' && !isNew)) {
    return <NothingFound {...{ query, onShowAll }} />;
  }
  return (
    <Empty
      place="list"
      icon={<MessagesSquare size={24} />}
      title={text.rooms.empty}
      action={
        onStart && (
          <Button variant="primary" onClick={onStart}>
            {text.rooms.start}
          </Button>
        )
      }
    >
      {text.rooms.emptyHint}
    </Empty>
  );
}

/** Counted in the title of the page, and so to be found among the unread ones. */
const isCounted = ({ unreadCount, muted }: Room): boolean => unreadCount > 0 && !muted;

function toEntry(room: Room, me: string, words: Parameters<typeof previewOf>[2]): Entry {
  const nameOf = (id: string | null) => room.participants.find((person) => person.id === id)?.name ?? null;
  const other = room.participants.find((person) => person.id !== me);
  const isGroup = room.kind !== 'direct';
  return {
    id: room.id,
    personId: isGroup ? room.id : (other?.id ?? room.id),
    name: roomTitle(room, me),
    isGroup,
    avatarUrl: isGroup ? null : (other?.avatarUrl ?? null),
    online: !isGroup && (other?.online ?? false),
    at: room.lastMessage?.createdAt ?? null,
    ...previewOf(room.lastMessage, me, { ...words, nameOf, isGroup }),
    unreadCount: room.unreadCount,
    isMuted: room.muted,
    isStarred: room.starred,
    isMentioned: room.mentionCount > 0,
  };
}
