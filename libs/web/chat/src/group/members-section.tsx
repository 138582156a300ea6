import { ROOM_RULES, type Room, type RoomMember } from '@officehours/contracts';
import { useGroups, useRoomMembers } from '@officehours/web-realtime';
import { Avatar, Button, Dialog, Menu, Skeleton, type MenuItem } from '@officehours/web-ui';
import { LogOut, MoreHorizontal, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PeoplePicker } from './people-picker';
import { useAttempt } from './use-attempt';

export interface MembersSectionProps {
  room: Room;
  me: string;
  isLive: boolean;
}

/** Who is in a room of more than two, and what the reader may change about it. */
export function MembersSection({ room, me, isLive }: MembersSectionProps) {
  const text = useText();
  const words = usePaneText();
  const groups = useGroups();
  const { isBusy, failure, attempt } = useAttempt();
  const [isAdding, setAdding] = useState(false);
  // Every change of members is a message of the room: a newer one means to look again.
  const { members, isPending, hasMore, isFetchingMore, fetchMore } = useRoomMembers(room.id, room.lastSeq);
  const may = (action: keyof (typeof ROOM_RULES)['group']) =>
    ROOM_RULES[room.kind][action].includes(room.role);
  const itemsFor = (member: RoomMember): MenuItem[] => [
    ...(may('setRole')
      ? [
          {
            id: 'role',
            label: member.role === 'owner' ? words.group.makeMember : words.group.makeOwner,
            onSelect: () =>
              attempt(() => groups.setRole(room.id, member.id, member.role === 'owner' ? 'member' : 'owner')),
          },
        ]
      : []),
    ...(may('remove')
      ? [
          {
            id: 'remove',
            danger: true,
            label: words.group.remove,
            onSelect: () => attempt(() => groups.remove(room.id, member.id)),
          },
        ]
      : []),
  ];
  return (
    <section className="border-t px-5 py-5">
      <div className="mb-3 flex items-center gap-2">
        <h3 className="flex-1 text-sm font-semibold">{words.group.members(room.memberCount)}</h3>
        {may('add') && (
          <Button size="sm" variant="quiet" onClick={() => setAdding(true)}>
            <UserPlus size={16} />
            {words.group.add}
          </Button>
        )}
      </div>
      {isPending && <Skeleton className="h-24 w-full" />}
      <ul className="flex flex-col gap-1">
        {members.map((member) => (
          <li key={member.id} className="flex min-h-10 items-center gap-3">
            <Avatar
              id={member.id}
              name={member.name}
              src={member.avatarUrl}
              size="sm"
              online={isLive && member.online}
            />
            <span className="min-w-0 flex-1 truncate text-sm" dir="auto">
              {member.name}
              {member.id === me && <span className="text-muted"> ({words.details.you})</span>}
            </span>
            {member.role === 'owner' && <span className="text-xs text-muted">{words.group.owner}</span>}
            {member.id !== me && itemsFor(member).length > 0 && (
              <Menu
                label={words.group.change(member.name)}
                trigger={<MoreHorizontal size={18} />}
                items={itemsFor(member)}
              />
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button size="sm" variant="quiet" className="mt-2" disabled={isFetchingMore} onClick={fetchMore}>
          {text.rooms.loadMore}
        </Button>
      )}
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
      {isAdding && room.courseId && (
        <AddDialog
          courseId={room.courseId}
          except={new Set(members.map(({ id }) => id))}
          onAdd={(userIds) =>
            attempt(async () => {
              await groups.add(room.id, userIds);
              setAdding(false);
            })
          }
          isBusy={isBusy}
          failure={failure}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

interface AddDialogProps {
  courseId: string;
  except: ReadonlySet<string>;
  isBusy: boolean;
  failure: string | null;
  onAdd: (userIds: string[]) => void;
  onClose: () => void;
}

function AddDialog({ courseId, except, isBusy, failure, onAdd, onClose }: AddDialogProps) {
  const text = useText();
  const words = usePaneText();
  const [picked, setPicked] = useState<string[]>([]);
  return (
    <Dialog open title={words.group.add} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <PeoplePicker courseId={courseId} except={except} picked={picked} onPicked={setPicked} />
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="primary" disabled={isBusy || picked.length === 0} onClick={() => onAdd(picked)}>
            {words.group.add}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
