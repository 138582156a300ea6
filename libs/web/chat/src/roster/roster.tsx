import type { Room } from '@officehours/contracts';
import { useConnection, useMe, useRoster, useStartChat } from '@officehours/web-realtime';
import { Banner } from '@officehours/web-ui';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useIsLive } from '../connection/use-is-live';
import { useText } from '../i18n/language-context';
import { RosterView, type RosterViewProps } from './roster-view';
import { placed } from '../provider/look-root';

export interface RosterProps {
  courseId: string;
  selectedRoomId: string | null;
  /** A room to open: the one that was there, or the one just made. */
  onOpen: (room: Pick<Room, 'id'>) => void;
  onLeave?: () => void;
  actions?: ReactNode;
}

/** The students of a course, for its staff; choosing one opens or starts the conversation. */
export const Roster = placed(function Roster({
  courseId,
  selectedRoomId,
  onOpen,
  onLeave,
  actions,
}: RosterProps) {
  const text = useText();
  const { me } = useMe();
  const [query, setQuery] = useState('');
  const state = useRoster(courseId, useDeferredValue(query));
  const isLive = useIsLive(useConnection().status);
  const shown = useMemo(() => (isLive ? state : withoutPresence(state)), [isLive, state]);
  const start = useStartChat();

  const open = async (studentId: string): Promise<void> => {
    if (me) onOpen(await start.startChat({ studentId, instructorId: me.id, courseId }));
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <RosterView
          me={me?.id ?? ''}
          state={shown}
          query={query}
          onQuery={setQuery}
          selectedRoomId={selectedRoomId}
          onSelect={(student) => {
            if (student.chatRoomId) onOpen({ id: student.chatRoomId });
            // The hook keeps the error, which the banner below shows.
            else open(student.id).catch(() => undefined);
          }}
          onLeave={onLeave}
          actions={actions}
        />
      </div>
      {start.error && <Banner tone="danger">{text.errors.unknown}</Banner>}
    </div>
  );
});

/** Without a connection nobody knows who is online. */
function withoutPresence(state: RosterViewProps['state']): RosterViewProps['state'] {
  return { ...state, students: state.students.map((student) => ({ ...student, online: false })) };
}
