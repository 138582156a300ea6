import { lazyPart, RoomList, useText } from '@officehours/web-chat';
import { chatPath, useMe, useRooms } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { Search, SquarePen } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { roomPath } from './paths';
import { Sidebar, type FrameProps, type SidebarViewProps } from './sidebar';

const StartChat = lazyPart(() => import('./start-chat'), { floats: true });

/** The left column with the reader's conversations. */
export function RoomSidebar({
  roomId,
  ...frame
}: FrameProps & { roomId: string | null; active: SidebarViewProps['active'] }) {
  const text = useText();
  const { me } = useMe();
  const { rooms } = useRooms();
  const [, navigate] = useLocation();
  const [startOpen, setStartOpen] = useState(false);
  const closeStart = useCallback(() => setStartOpen(false), []);
  const mayStart = me?.role === 'student';

  const select = (id: string): void => {
    const room = rooms.find((each) => each.id === id);
    if (room && me) navigate(roomPath(room, me.id));
  };
  return (
    <Sidebar {...frame}>
      <RoomList
        selectedId={roomId}
        onSelect={select}
        {...(mayStart && { onStart: () => setStartOpen(true) })}
        actions={
          <>
            <IconButton
              label={text.menu.search}
              aria-keyshortcuts="Control+K Meta+K"
              onClick={frame.onSearch}
            >
              <Search size={19} />
            </IconButton>
            {mayStart && (
              <IconButton label={text.rooms.start} onClick={() => setStartOpen(true)}>
                <SquarePen size={19} />
              </IconButton>
            )}
          </>
        }
      />
      {startOpen && (
        <StartChat onClose={closeStart} onOpen={(id, instructorId) => navigate(chatPath(instructorId, id))} />
      )}
    </Sidebar>
  );
}
