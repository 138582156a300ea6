import { OfficehoursProvider } from '@officehours/web-chat';
import { useSession } from '@officehours/web-realtime';
import { later, useDelayed } from '@officehours/web-ui';
import { lazy, useEffect } from 'react';
import { usePreferences } from '../preferences/preferences';
import { Pages } from '../shell/pages';
import { session } from './session';
import { Starting } from './starting';

const SignInPage = lazy(() => import('../pages/sign-in-page'));
const NoticeSound = later(async () => (await import('../notices/notice-sound')).default);
const UpdateNotice = later(async () => (await import('../shell/update-notice')).default);

/** Shows the pages to someone who is signed in, and the sign-in to everyone else, at whatever address they came to. */
export function SessionGate() {
  const { status, client, isUnreachable, isSuspended } = useSession(session);
  const { language, theme, enterSends, unreadFirst } = usePreferences();
  // The newest version can wait until the first screen is there.
  const isSettled = useDelayed(client !== null, 2_000);

  // For who comes from the gallery; elsewhere it has begun.
  useEffect(() => session.start(), []);

  if (status === 'starting')
    return <Starting isUnreachable={isUnreachable} onRetry={() => session.retry()} />;
  if (!client) return <SignInPage session={session} isSuspended={isSuspended} />;
  return (
    <OfficehoursProvider
      client={client}
      language={language ?? undefined}
      theme={theme}
      enterSends={enterSends}
      unreadFirst={unreadFirst}
      onSignIn={() => void session.logout()}
    >
      <Pages session={session} />
      <NoticeSound />
      {isSettled && <UpdateNotice />}
    </OfficehoursProvider>
  );
}
