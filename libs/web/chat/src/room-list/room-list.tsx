import { useConnection, useHasDraft, useMe, useRooms, useTyping } from '@officehours/web-realtime';
import type { ReactNode } from 'react';
import { useIsLive } from '../connection/use-is-live';
import { EntryListSkeleton } from './entry-list';
import { EntryRow, type EntryRowProps } from './entry-row';
import { RoomListView } from './room-list-view';
import { useText } from '../i18n/language-context';
import { placed } from '../provider/look-root';

export interface RoomListProps {
  selectedId?: string | null;
  onSelect: (roomId: string) => void;
  /** Offers to start a conversation when there is none yet. */
  onStart?: () => void;
  /** Buttons beside the title. */
  actions?: ReactNode;
}

/** The reader's conversations, live. */
export const RoomList = placed(function RoomList({
  selectedId = null,
  onSelect,
  onStart,
  actions,
}: RoomListProps) {
  const text = useText();
  const { me } = useMe();
  const state = useRooms();
  if (!me) return <EntryListSkeleton label={text.chat.loading} />;
  return (
    <RoomListView
      me={me.id}
      state={state}
      selectedId={selectedId}
      onSelect={onSelect}
      onStart={onStart}
      actions={actions}
      Row={LiveRow}
    />
  );
});

/** A row that knows of its room's draft, of who is typing in it, and whether presence can be believed. */
function LiveRow(props: EntryRowProps) {
  const hasDraft = useHasDraft(props.entry.id);
  const { userIds } = useTyping(props.entry.id);
  const isTyping = userIds.length > 0;
  const isLive = useIsLive(useConnection().status);
  const isDoubtful = props.entry.online && !isLive;
  const entry = {
    ...props.entry,
    hasDraft: hasDraft && !props.isSelected,
    isTyping,
    online: props.entry.online && isLive,
  };
  return <EntryRow {...props} entry={hasDraft || isTyping || isDoubtful ? entry : props.entry} />;
}
