import { NotificationSettingsView } from '@officehours/web-chat';
import { useState } from 'react';
import { SettingsView } from '../pages/settings-view';

const nothing = (): void => undefined;

function Notifications({ hasFailed }: { hasFailed: boolean }) {
  const [settings, setSettings] = useState({
    quietHours: {
      timeZone: 'Europe/Berlin',
      spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: 1_320, to: 420 })),
    },
    showText: false,
    mail: true,
    language: 'en',
  });
  return (
    <NotificationSettingsView
      settings={settings}
      onChange={(change) => setSettings({ ...settings, ...change })}
      mayShowText
      mayMail
      device="off"
      onDevice={nothing}
      hasFailed={hasFailed}
    />
  );
}

/** The settings, which can be tried; with `hasFailed` the last change of notifications was refused. */
export function Settings({ hasFailed = false }: { hasFailed?: boolean }) {
  const [preferences, setPreferences] = useState({
    language: null as string | null,
    theme: 'auto' as const,
    enterSends: true,
    unreadFirst: false,
    sound: 'day' as const,
  });
  return (
    <SettingsView
      notifications={<Notifications hasFailed={hasFailed} />}
      preferences={preferences}
      onChange={(change) => setPreferences({ ...preferences, ...change } as typeof preferences)}
    />
  );
}
