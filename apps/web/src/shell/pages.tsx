import type { Session } from '@officehours/web-realtime';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { MessagesPage } from '../pages/messages-page';
import { PATHS } from './paths';
import { UnreadTitle } from './unread-title';

const CoursePage = lazy(() => import('../pages/course-page'));
const CoursesPage = lazy(() => import('../pages/courses-page'));
const SettingsPage = lazy(() => import('../pages/settings-page'));
const NotFoundPage = lazy(() => import('../pages/not-found-page'));
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog'));

/** The pages of someone who is signed in. */
export function Pages({ session }: { session: Session }) {
  const [helpOpen, setHelpOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key === '?' && !typing) setHelpOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const frame = { session, onHelp: () => setHelpOpen(true) };

  return (
    <Suspense>
      <UnreadTitle />
      <Switch>
        <Route path={PATHS.home}>
          <MessagesPage {...frame} roomId={null} />
        </Route>
        <Route path={PATHS.chat}>
          {({ chatRoomId }) => <MessagesPage {...frame} roomId={chatRoomId ?? null} />}
        </Route>
        <Route path={PATHS.course}>
          {({ courseId, chatRoomId }) => (
            <CoursePage {...frame} courseId={courseId} roomId={chatRoomId ?? null} />
          )}
        </Route>
        <Route path={PATHS.courses}>
          <CoursesPage {...frame} />
        </Route>
        <Route path={PATHS.settings}>
          <SettingsPage {...frame} />
        </Route>
        <Route path={PATHS.olderChat}>
          {(params) => <Redirect to={`/learningDashboard/studentChat/${params['*'] ?? ''}`} replace />}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
      {helpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </Suspense>
  );
}
