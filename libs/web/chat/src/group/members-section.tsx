import { ROOM_RULES, type Room, type RoomAction } from '@officehours/contracts';
import { useGroups, useRoomMembers } from '@officehours/web-realtime';
import { Button, Skeleton } from '@officehours/web-ui';
import { LogOut, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { AddDialog } from './add-dialog';
import { MemberRow } from './member-row';
import { useAttempt } from './use-attempt';

export interface MembersSectionProps {
  room: Room;
  me: string;
  isLive: boolean;
}

/** Who is in a room of more than two, and what the reader may change about it. */
export function MembersSection({ room, me, isLive }: MembersSectionProps) {
  const words = usePaneText();
  const groups = useGroups();
  const { isBusy, failure, attempt } = useAttempt();
  const may = (action: RoomAction) => ROOM_RULES[room.kind][action].includes(room.role);
  return (
    <section className="border-t px-5 py-5">
      <div className="mb-3 flex items-center gap-2">
        <h3 className="flex-1 text-sm font-semibold">{words.group.members(room.memberCount)}</h3>
        {may('add') && <Adding room={room} />}
      </div>
      <Members
        room={room}
        row={(member) => (
          <MemberRow
            key={member.id}
            member={member}
            isMe={member.id === me}
            isLive={isLive}
            onRole={
              may('setRole') ? (role) => attempt(() => groups.setRole(room.id, member.id, role)) : undefined
            }
            onRemove={may('remove') ? () => attempt(() => groups.remove(room.id, member.id)) : undefined}
          />
        )}
      />
      {failure && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {failure}
        </p>
      )}
      {may('leave') && (
        <Button
          size="sm"
          variant="danger"
          className="mt-4"
          disabled={isBusy}
          onClick={() => attempt(() => groups.remove(room.id, me))}
        >
          <LogOut size={16} className="rtl:-scale-x-100" />
          {words.group.leave}
        </Button>
      )}
    </section>
  );
}

type Member = ReturnType<typeof useRoomMembers>['members'][number];

function Members({ room, row }: { room: Room; row: (member: Member) => ReactNode }) {
  const text = useText();
  // Every change of members is a message of the room: a newer one means to look again.
  const { members, isPending, hasMore, isFetchingMore, fetchMore } = useRoomMembers(room.id, room.lastSeq);
  if (isPending) return <Skeleton className="h-24 w-full" />;
  return (
    <>
      <ul className="flex flex-col gap-1">{members.map(row)}</ul>
      {hasMore && (
        <Button size="sm" variant="quiet" className="mt-2" disabled={isFetchingMore} onClick={fetchMore}>
          {text.rooms.loadMore}
        </Button>
      )}
    </>
  );
}

function Adding({ room }: { room: Room }) {
  const words = usePaneText();
  const groups = useGroups();
  const { isBusy, failure, attempt } = useAttempt();
  const [isOpen, setOpen] = useState(false);
  const add = async (userIds: string[]): Promise<void> => {
    await groups.add(room.id, userIds);
    setOpen(false);
  };
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <UserPlus size={16} />
        {words.group.add}
      </Button>
      {isOpen && room.courseId && (
        <AddDialog
          courseId={room.courseId}
          except={new Set(room.participants.map(({ id }) => id))}
          onAdd={(userIds) => attempt(() => add(userIds))}
          isBusy={isBusy}
          failure={failure}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
