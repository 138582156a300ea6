import { AuditPane, Panes, usePaneText } from '@officehours/web-chat';
import { useLocation } from 'wouter';
import { MainPage } from '../shell/main-page';
import { PageTitle } from '../shell/page-title';
import { PATHS } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';

/** For administrators: the log of what matters for security. */
export default function AuditPage(frame: FrameProps) {
  const { title } = usePaneText().audit;
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
            <AuditPane onLeave={leave} />
          </MainPage>
        </>
      }
    />
  );
}
