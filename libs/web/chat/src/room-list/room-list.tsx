import { useMe, useRooms } from '@officehours/web-realtime';
import type { ReactNode } from 'react';
import { EntryListSkeleton } from './entry-list';
import { LiveRow } from './live-row';
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
