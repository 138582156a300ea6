import {
  AccountSettings,
  NotificationSettingsPane,
  Panes,
  PrivacySettings,
  SafetySettings,
  lazyPart,
  usePaneText,
} from '@officehours/web-chat';
import { useLocation } from 'wouter';
import { setPreferences, usePreferences } from '../preferences/preferences';
import { MainPage } from '../shell/main-page';
import { PageTitle } from '../shell/page-title';
import { PATHS } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';
import { SettingsView } from './settings-view';
import { VisitPage } from './visit-page';

const AuditPage = lazyPart(() => import('./audit-page'));

/** What stands beneath the address of the settings where a visited room has its id. */
const AUDIT = 'audit';

/** Settings, and beneath their address the audit log, and the room that somebody of the staff visits. */
export default function SettingsPage({ visited, ...frame }: FrameProps & { visited?: string | undefined }) {
  if (visited === AUDIT) return <AuditPage {...frame} />;
  return visited ? <VisitPage {...frame} roomId={visited} /> : <Settings {...frame} />;
}

function Settings(frame: FrameProps) {
  const words = usePaneText();
  const preferences = usePreferences();
  const [, navigate] = useLocation();
  return (
    <Panes
      showing="main"
      list={<RoomSidebar {...frame} active={null} roomId={null} />}
      main={
        <>
          <PageTitle name={words.settings.title} />
          <MainPage title={words.settings.title} onBack={() => navigate(PATHS.home)}>
            <SettingsView
              preferences={preferences}
              onChange={setPreferences}
              notifications={<NotificationSettingsPane />}
              account={
                <>
                  <SafetySettings
                    onVisit={(id) => navigate(`${PATHS.settings}/${id}`)}
                    onAudit={() => navigate(`${PATHS.settings}/${AUDIT}`)}
                  />
                  <AccountSettings />
                </>
              }
            >
              <PrivacySettings />
            </SettingsView>
          </MainPage>
        </>
      }
    />
  );
}
