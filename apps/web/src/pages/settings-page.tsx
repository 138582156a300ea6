import { Panes, useText } from '@officehours/web-chat';
import { useLocation } from 'wouter';
import { setPreferences, usePreferences } from '../preferences/preferences';
import { MainPage } from '../shell/main-page';
import { PATHS } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';
import { SettingsView } from './settings-view';

export default function SettingsPage(frame: FrameProps) {
  const text = useText();
  const preferences = usePreferences();
  const [, navigate] = useLocation();
  return (
    <Panes
      showing="main"
      list={<RoomSidebar {...frame} active={null} roomId={null} />}
      main={
        <MainPage title={text.settings.title} onBack={() => navigate(PATHS.home)}>
          <SettingsView preferences={preferences} onChange={setPreferences} />
        </MainPage>
      }
    />
  );
}
