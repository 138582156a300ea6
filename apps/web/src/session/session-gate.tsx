import { OfficehoursProvider, useText } from '@officehours/web-chat';
import { useSession } from '@officehours/web-realtime';
import { BrandMark, useDelayed } from '@officehours/web-ui';
import { lazy, useEffect } from 'react';
import { usePreferences } from '../preferences/preferences';
import { Pages } from '../shell/pages';
import { UpdateNotice } from '../shell/update-notice';
import { session } from './session';

const SignInPage = lazy(() => import('../pages/sign-in-page'));

/** Shows the pages to someone who is signed in, and the sign-in to everyone else, at whatever address they came to. */
export function SessionGate() {
  const { status, client } = useSession(session);
  const { language, theme, enterSends } = usePreferences();
  useEffect(() => session.start(), []);

  if (status === 'starting') return <Starting />;
  if (!client) return <SignInPage session={session} />;
  return (
    <OfficehoursProvider
      client={client}
      language={language ?? undefined}
      theme={theme}
      enterSends={enterSends}
      onSignIn={() => void session.logout()}
    >
      <Pages session={session} />
      <UpdateNotice />
    </OfficehoursProvider>
  );
}

function Starting() {
  const text = useText();
  const isSlow = useDelayed(true, 400);
  return (
    <div className="flex h-full flex-col items-center justify-center gap-4 bg-bg px-6 text-center text-muted">
      {isSlow && <BrandMark size={48} />}
      {isSlow && !navigator.onLine && <p role="status">{text.connection.offline}</p>}
    </div>
  );
}
