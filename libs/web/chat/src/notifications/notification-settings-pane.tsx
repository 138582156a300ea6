import { useNotificationSettings, useNotifiedDevice } from '@officehours/web-realtime';
import { Skeleton } from '@officehours/web-ui';
import { NotificationSettingsView } from './notification-settings-view';

/** The reader's own notification settings, and those of this device. */
export function NotificationSettingsPane() {
  const { settings, options, change, error } = useNotificationSettings();
  const device = useNotifiedDevice();
  if (!settings || !options) return error ? null : <Skeleton className="h-28 w-full" />;
  return (
    <NotificationSettingsView
      settings={settings}
      onChange={change}
      mayShowText={options.mayShowText}
      device={device.state}
      onDevice={device.set}
      hasFailed={device.hasFailed || error !== null}
    />
  );
}
