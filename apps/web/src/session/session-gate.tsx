import { OfficehoursProvider } from '@officehours/web-chat';
import { useSession } from '@officehours/web-realtime';
import { lazy, Suspense, useEffect } from 'react';
import { usePreferences } from '../preferences/preferences';
import { Pages } from '../shell/pages';
import { session } from './session';
import { Starting } from './starting';

const SignInPage = lazy(() => import('../pages/sign-in-page'));
// The app goes on without it where it cannot be fetched.
const UpdateNotice = lazy(() => import('../shell/update-notice').catch(() => ({ default: () => null })));

/** Shows the pages to someone who is signed in, and the sign-in to everyone else, at whatever address they came to. */
export function SessionGate() {
  const { status, client, isUnreachable } = useSession(session);
  const { language, theme, enterSends } = usePreferences();
  useEffect(() => session.start(), []);

  if (status === 'starting')
    return <Starting isUnreachable={isUnreachable} onRetry={() => session.retry()} />;
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
      <Suspense>
        <UpdateNotice />
      </Suspense>
    </OfficehoursProvider>
  );
}
