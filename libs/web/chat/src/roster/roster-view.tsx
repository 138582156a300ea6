import type { Course, RosterStudent } from '@officehours/contracts';
import type { Loading, Paging } from '@officehours/web-realtime';
import { Placeholder, SearchField, useDelayed } from '@officehours/web-ui';
import { GraduationCap, SearchX } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { useTold } from '../i18n/use-told';
import { EntryList, EntryListSkeleton, ListHead } from '../room-list/entry-list';
import type { Entry } from '../room-list/entry-row';
import { previewOf } from '../room-list/room-preview';
import { Failure } from '../room/failure';

export interface RosterViewProps {
  me: string;
  state: Loading & Paging & { course: Course | null; students: readonly RosterStudent[] };
  query: string;
  onQuery: (query: string) => void;
  selectedRoomId: string | null;
  onSelect: (student: RosterStudent) => void;
  onLeave?: (() => void) | undefined;
  actions?: ReactNode;
}

/** All students of a course, with the reader's conversation with each where there is one. */
export function RosterView({
  me,
  state,
  query,
  onQuery,
  selectedRoomId,
  onSelect,
  onLeave,
  actions,
}: RosterViewProps) {
  const text = useText();
  const words = usePaneText();
  const { students } = state;
  const entries = useEntries(students, me);
  const isSlow = useDelayed(state.isPending);
  const selected = students.find(
    (student) => student.chatRoomId !== null && student.chatRoomId === selectedRoomId,
  );

  const body = (): ReactNode => {
    if (state.error && entries.length === 0) {
      return (
        <Failure
          error={state.error}
          onRetry={state.retry}
          onLeave={onLeave}
          forbiddenHint={words.roster.forbiddenHint}
        />
      );
    }
    if (state.isPending) return isSlow && <EntryListSkeleton label={text.chat.loading} />;
    if (entries.length === 0) return <Nobody query={query} />;
    return (
      <EntryList
        label={words.roster.title}
        entries={entries}
        selectedId={selected?.id ?? null}
        onSelect={(id) => {
          const student = students.find((each) => each.id === id);
          if (student) onSelect(student);
        }}
        hasMore={state.hasMore}
        isFetchingMore={state.isFetchingMore}
        fetchMore={state.fetchMore}
      />
    );
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead title={state.course?.title ?? words.roster.title} actions={actions}>
        <SearchField label={words.roster.search} clearLabel={text.clear} value={query} onChange={onQuery} />
      </ListHead>
      {body()}
    </div>
  );
}

function useEntries(students: readonly RosterStudent[], me: string): Entry[] {
  const text = useText();
  const tell = useTold();
  const { roster } = usePaneText();
  return useMemo(
    () =>
      students.map((student) => ({
        ...toEntry(student),
        ...(student.lastMessage
          ? previewOf(student.lastMessage, me, { text, tell })
          : { preview: roster.notStarted }),
      })),
    [students, me, text, tell, roster],
  );
}

function Nobody({ query }: { query: string }) {
  const words = usePaneText();
  return query ? (
    <Placeholder icon={<SearchX size={24} />} title={words.roster.noMatch}>
      {words.roster.noMatchHint(query)}
    </Placeholder>
  ) : (
    <Placeholder icon={<GraduationCap size={24} />} title={words.roster.empty}>
      {words.roster.emptyHint}
    </Placeholder>
  );
}

function toEntry(student: RosterStudent): Omit<Entry, 'preview'> {
  return {
    id: student.id,
    personId: student.id,
    name: student.name,
    avatarUrl: student.avatarUrl,
    online: student.online,
    at: student.lastMessage?.createdAt ?? null,
    unreadCount: student.unreadCount,
  };
}
