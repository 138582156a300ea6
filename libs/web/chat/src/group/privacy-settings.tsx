import { useMe, usePersonPreferences } from '@officehours/web-realtime';
import { Skeleton, Switch } from '@officehours/web-ui';
import { usePaneText } from '../i18n/pane-text';

/** What others learn of the reader: how far they have read, when they were here, whether they are away. */
export function PrivacySettings() {
  const words = usePaneText();
  const { me } = useMe();
  const { preferences, change, error } = usePersonPreferences();
  if (!preferences) return error ? null : <Skeleton className="h-28 w-full" />;
  return (
    <>
      <Switch
        label={words.privacy.receipts}
        hint={words.privacy.receiptsHint}
        checked={!preferences.receiptsHidden}
        onChange={(shown) => change({ receiptsHidden: !shown })}
      />
      <Switch
        label={words.privacy.lastSeen}
        checked={!preferences.lastSeenHidden}
        onChange={(shown) => change({ lastSeenHidden: !shown })}
      />
      {me && me.role !== 'student' && (
        <Switch
          label={words.privacy.away}
          hint={words.privacy.awayHint}
          checked={preferences.away}
          onChange={(away) => change({ away })}
        />
      )}
      {error && (
        <p role="alert" className="text-sm text-danger">
          {words.group.failed}
        </p>
      )}
    </>
  );
}
