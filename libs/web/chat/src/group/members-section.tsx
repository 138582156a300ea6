import { ROOM_RULES, type Room, type RoomAction, type RoomMember } from '@officehours/contracts';
import { useGroups, useRoomMembers } from '@officehours/web-realtime';
import { Button, Skeleton } from '@officehours/web-ui';
import { LogOut, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { AddDialog } from './add-dialog';
import { AskDialog } from './ask-dialog';
import { MemberRow } from './member-row';
import { useAttempt } from './use-attempt';

export interface MembersSectionProps {
  room: Room;
  me: string;
  isLive: boolean;
  /** Called when the reader has left. */
  onLeft?: (() => void) | undefined;
}

/** Who is in a room of more than two, and what the reader may change about it. */
export function MembersSection({ room, me, isLive, onLeft }: MembersSectionProps) {
  const words = usePaneText();
  const groups = useGroups();
  const { isBusy, failure, attempt } = useAttempt();
  const [asked, setAsked] = useState<Pick<RoomMember, 'id' | 'name'> | null>(null);
  const may = (action: RoomAction) => ROOM_RULES[room.kind][action].includes(room.role);
  const remove = async (id: string): Promise<void> => {
    await groups.remove(room.id, id);
    if (id === me) onLeft?.();
  };
  return (
    <section className="border-t px-5 py-5">
      <div className="mb-3 flex items-center gap-2">
        <h3 className="flex-1 text-sm font-semibold">{words.group.members(room.memberCount)}</h3>
        {may('add') && <Adding room={room} me={me} />}
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
            onRemove={may('remove') ? () => setAsked(member) : undefined}
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
          onClick={() => setAsked({ id: me, name: '' })}
        >
          <LogOut size={16} className="rtl:-scale-x-100" />
          {words.group.leave}
        </Button>
      )}
      {asked && (
        <GoingDialog
          person={asked}
          isMe={asked.id === me}
          onConfirm={() => attempt(() => remove(asked.id))}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface GoingDialogProps {
  person: Pick<RoomMember, 'name'>;
  isMe: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before somebody is out of the group. */
function GoingDialog({ person, isMe, ...on }: GoingDialogProps) {
  const words = usePaneText().group;
  return isMe ? (
    <AskDialog title={words.leaveTitle} hint={words.leaveHint} confirm={words.leave} {...on} />
  ) : (
    <AskDialog
      title={words.removeTitle(person.name)}
      hint={words.removeHint}
      confirm={words.remove}
      {...on}
    />
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

function Adding({ room, me }: { room: Room; me: string }) {
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
          keptAs={`${me} add ${room.id}`}
          courseId={room.courseId}
          except={new Set(room.participants.map(({ id }) => id))}
          onAdd={(userIds, onDone) => attempt(() => add(userIds).then(onDone))}
          isBusy={isBusy}
          failure={failure}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
