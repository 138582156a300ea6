import type { NotificationSettings } from '@officehours/contracts';
import type { DeviceState } from '@officehours/web-realtime';
import { Switch } from '@officehours/web-ui';
import { usePaneText } from '../i18n/pane-text';
import { QuietHoursFields } from './quiet-hours-fields';

export interface NotificationSettingsViewProps {
  settings: NotificationSettings;
  onChange: (change: Partial<NotificationSettings>) => void;
  /** The school allows that notifications show what was written. */
  mayShowText: boolean;
  /** The service sends e-mails. */
  mayMail: boolean;
  device: DeviceState;
  onDevice: (isOn: boolean) => void;
  hasFailed: boolean;
}

/** Whether this device is told, what it shows, and when it is quiet. */
export function NotificationSettingsView(props: NotificationSettingsViewProps) {
  const words = usePaneText().notifications;
  const { settings, onChange, device } = props;
  return (
    <>
      <h2 className="font-semibold">{words.title}</h2>
      {device === 'unsupported' || device === 'blocked' ? (
        <p className="text-sm text-muted">{words[device]}</p>
      ) : (
        <Switch
          label={words.device}
          hint={words.deviceHint}
          checked={device === 'on'}
          onChange={props.onDevice}
        />
      )}
      {props.mayMail && (
        <Switch
          label={words.mail}
          hint={words.mailHint}
          checked={settings.mail}
          onChange={(mail) => onChange({ mail })}
        />
      )}
      {props.mayShowText && (
        <Switch
          label={words.showText}
          hint={words.showTextHint}
          checked={settings.showText}
          onChange={(showText) => onChange({ showText })}
        />
      )}
      <QuietHoursFields value={settings.quietHours} onChange={(quietHours) => onChange({ quietHours })} />
      {props.hasFailed && (
        <p role="alert" className="text-sm text-danger">
          {words.failed}
        </p>
      )}
    </>
  );
}
