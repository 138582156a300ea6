import { LANGUAGES, usePaneText, type ThemeChoice } from '@officehours/web-chat';
import { Choice, Switch } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import type { Preferences, SoundChoice } from '../preferences/preferences';

const AUTOMATIC = 'auto';

export interface SettingsViewProps {
  preferences: Preferences;
  onChange: (change: Partial<Preferences>) => void;
  /** What the service keeps for the person. */
  children?: ReactNode;
  /** How the person is told of messages while the app is closed. */
  notifications?: ReactNode;
  /** Sign-ins and password, where the person has an account here. */
  account?: ReactNode;
}

export function SettingsView({ preferences, onChange, children, notifications, account }: SettingsViewProps) {
  const words = usePaneText();
  const themes: { value: ThemeChoice; label: string }[] = [
    { value: 'auto', label: words.settings.themeAuto },
    { value: 'light', label: words.settings.themeLight },
    { value: 'dark', label: words.settings.themeDark },
  ];
  const sounds: { value: SoundChoice; label: string }[] = [
    { value: 'day', label: words.settings.soundDay },
    { value: 'always', label: words.settings.soundAlways },
    { value: 'never', label: words.settings.soundNever },
  ];
  const languages = LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name }));
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <Choice
          label={words.settings.language}
          value={preferences.language ?? AUTOMATIC}
          onChange={(language) => onChange({ language: language === AUTOMATIC ? null : language })}
          options={[{ value: AUTOMATIC, label: words.settings.automatic }, ...languages]}
        />
        <Choice
          label={words.settings.theme}
          value={preferences.theme}
          onChange={(theme) => onChange({ theme })}
          options={themes}
        />
      </Card>
      <Card>
        <Switch
          label={words.settings.enterSends}
          hint={words.settings.enterSendsHint}
          checked={preferences.enterSends}
          onChange={(enterSends) => onChange({ enterSends })}
        />
        <Switch
          label={words.settings.unreadFirst}
          hint={words.settings.unreadFirstHint}
          checked={preferences.unreadFirst}
          onChange={(unreadFirst) => onChange({ unreadFirst })}
        />
        <Choice
          label={words.settings.sound}
          value={preferences.sound}
          onChange={(sound) => onChange({ sound })}
          options={sounds}
        />
      </Card>
      {children && <Card>{children}</Card>}
      {notifications && <Card>{notifications}</Card>}
      {account}
    </div>
  );
}

function Card({ children }: { children: ReactNode }) {
  return <section className="flex flex-col gap-5 rounded-lg border bg-raised p-5">{children}</section>;
}
