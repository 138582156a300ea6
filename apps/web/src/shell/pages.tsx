import { lazyPart, useText } from '@officehours/web-chat';
import type { Session } from '@officehours/web-realtime';
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { MessagesPage } from '../pages/messages-page';
import { PATHS } from './paths';
import { PageTitle, RoomTitle } from './page-title';
import { RoomAddress } from './room-address';

const CoursePage = lazyPart(() => import('../pages/course-page'));
const CoursesPage = lazyPart(() => import('../pages/courses-page'));
const SettingsPage = lazyPart(() => import('../pages/settings-page'));
const NotFoundPage = lazyPart(() => import('../pages/not-found-page'));
const SearchPane = lazyPart(() => import('./search-pane'), { floats: true });
const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog'), { floats: true });

/** The pages of someone who is signed in. */
export function Pages({ session }: { session: Session }) {
  const text = useText();
  const [helpOpen, setHelpOpen] = useState(false);
  const [searchOpen, setSearchOpen] = useState<boolean | null>(null);
  useShortcuts(setHelpOpen, setSearchOpen);
  const frame = { session, onHelp: () => setHelpOpen(true), onSearch: () => setSearchOpen(true) };

  return (
    <>
      <Switch>
        <Route path={PATHS.home}>
          <PageTitle name={text.rooms.title} />
          {/* The same page at both addresses: its list stays as it was left. */}
          <MessagesPage key="messages" {...frame} roomId={null} />
        </Route>
        <Route path={PATHS.chat}>
          {({ instructorId, chatRoomId }) => (
            <>
              {chatRoomId ? <RoomTitle roomId={chatRoomId} /> : <PageTitle name={text.rooms.title} />}
              {chatRoomId && <RoomAddress instructorId={instructorId} roomId={chatRoomId} />}
              <MessagesPage key="messages" {...frame} roomId={chatRoomId ?? null} />
            </>
          )}
        </Route>
        <Route path={PATHS.course}>
          {({ courseId, chatRoomId }) => (
            <>
              {chatRoomId && <RoomTitle roomId={chatRoomId} />}
              <CoursePage {...frame} courseId={courseId} roomId={chatRoomId ?? null} />
            </>
          )}
        </Route>
        <Route path={PATHS.courses}>
          <CoursesPage {...frame} />
        </Route>
        {/* With the audit log, or the room that somebody of the staff reads without being in it. */}
        <Route path={`${PATHS.settings}/:visited?`}>{(at) => <SettingsPage {...frame} {...at} />}</Route>
        <Route path={PATHS.dashboard}>
          <Redirect to={PATHS.home} replace />
        </Route>
        <Route path={PATHS.olderChat}>
          {(params) => <Redirect to={`/learningDashboard/studentChat/${params['*'] ?? ''}`} replace />}
        </Route>
        <Route>
          <PageTitle name={text.errors.notFound} />
          <NotFoundPage />
        </Route>
      </Switch>
      {searchOpen !== null && <SearchPane isOpen={searchOpen} onOpen={setSearchOpen} />}
      {helpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </>
  );
}

/** `?` opens the list of shortcuts, except where it is text; Ctrl+K or ⌘K the search. */
function useShortcuts(setHelp: (isOpen: boolean) => void, setSearch: (isOpen: boolean) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key === '?' && !typing) setHelp(true);
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
        event.preventDefault();
        setSearch(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [setHelp, setSearch]);
}
