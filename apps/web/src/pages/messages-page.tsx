import { ChatRoom, Panes, useText } from '@officehours/web-chat';
import { Placeholder } from '@officehours/web-ui';
import { MessagesSquare } from 'lucide-react';
import { useLocation } from 'wouter';
import { useArrival } from '../shell/arrival';
import { useDetails } from '../shell/details';
import { PATHS } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';

/** Conversations, and the open one beside them. */
export function MessagesPage({ roomId, ...frame }: FrameProps & { roomId: string | null }) {
  const [, navigate] = useLocation();
  const details = useDetails();
  const at = useArrival();
  return (
    <Panes
      showing={roomId === null ? 'list' : 'main'}
      list={<RoomSidebar {...frame} active="messages" roomId={roomId} />}
      main={
        <main className="h-full">
          {roomId === null ? (
            <NoRoom />
          ) : (
            <ChatRoom roomId={roomId} onBack={() => navigate(PATHS.home)} at={at} {...details} />
          )}
        </main>
      }
    />
  );
}

function NoRoom() {
  const text = useText();
  return (
    <div className="flex h-full bg-surface">
      <Placeholder icon={<MessagesSquare size={24} />} title={text.rooms.choose}>
        {text.rooms.chooseHint}
      </Placeholder>
    </div>
  );
}
