import type { RoomMember, RoomRole } from '@officehours/contracts';
import { Menu, type MenuItem } from '@officehours/web-ui';
import { MoreHorizontal } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface MemberRowProps {
  member: RoomMember;
  isMe: boolean;
  isLive: boolean;
  /** Absent where the reader may not. */
  onRole: ((role: RoomRole) => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** One member of a group, with what the reader may do about them. */
export function MemberRow({ member, isMe, isLive, onRole, onRemove }: MemberRowProps) {
  const words = usePaneText();
  const isOwner = member.role === 'owner';
  const items: MenuItem[] = [];
  if (onRole)
    items.push({
      id: 'role',
      label: isOwner ? words.group.makeMember : words.group.makeOwner,
      onSelect: () => onRole(isOwner ? 'member' : 'owner'),
    });
  if (onRemove) items.push({ id: 'remove', danger: true, label: words.group.remove, onSelect: onRemove });
  return (
    <li className="flex min-h-10 items-center gap-3">
      <Avatar
        id={member.id}
        name={member.name}
        src={member.avatarUrl}
        size="sm"
        online={isLive && member.online}
      />
      <span className="min-w-0 flex-1 truncate text-sm">
        <bdi>{member.name}</bdi>
        {isMe && <span className="text-muted"> ({words.details.you})</span>}
      </span>
      {isOwner && <span className="text-xs text-muted">{words.group.owner}</span>}
      {!isMe && items.length > 0 && (
        <Menu label={words.group.change(member.name)} trigger={<MoreHorizontal size={18} />} items={items} />
      )}
    </li>
  );
}
