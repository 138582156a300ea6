import { useNotificationSettings, useNotifiedDevice } from '@officehours/web-realtime';
import { Skeleton } from '@officehours/web-ui';
import { useSpeech } from '../i18n/language-context';
import { NotificationSettingsView } from './notification-settings-view';
import { placed } from '../provider/look-root';

/** The reader's own notification settings, and those of this device. */
export const NotificationSettingsPane = placed(function NotificationSettingsPane() {
  const { settings, options, change, error } = useNotificationSettings();
  const device = useNotifiedDevice();
  // E-mails come in the language in which they were asked for.
  const { language } = useSpeech();
  if (!settings || !options) return error ? null : <Skeleton className="h-28 w-full" />;
  return (
    <NotificationSettingsView
      settings={settings}
      onChange={(wish) => change({ ...wish, language: language.tag })}
      mayMail={options.mail}
      mayShowText={options.mayShowText}
      device={device.state}
      onDevice={device.set}
      hasFailed={device.hasFailed || error !== null}
    />
  );
});
