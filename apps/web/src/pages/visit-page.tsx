import { Panes, usePaneText, VisitedRoomPane } from '@officehours/web-chat';
import { useLocation } from 'wouter';
import { MainPage } from '../shell/main-page';
import { PageTitle } from '../shell/page-title';
import { PATHS } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';

/** For staff: a conversation that they are not in, to read for a while. */
export function VisitPage({ roomId, ...frame }: FrameProps & { roomId: string }) {
  const { title } = usePaneText().safety.visit;
  const [, navigate] = useLocation();
  const leave = (): void => navigate(PATHS.settings);
  return (
    <Panes
      showing="main"
      list={<RoomSidebar {...frame} active={null} roomId={null} />}
      main={
        <>
          <PageTitle name={title} />
          <MainPage title={title} onBack={leave}>
            <VisitedRoomPane key={roomId} chatRoomId={roomId} onLeave={leave} />
          </MainPage>
        </>
      }
    />
  );
}
