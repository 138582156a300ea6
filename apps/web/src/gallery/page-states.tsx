import {
  NotificationSettingsView,
  ReportForm,
  ReportList,
  RoomListView,
  RosterView,
  StaffList,
  VisitForm,
  VisitView,
  type RoomListViewProps,
  type RosterViewProps,
} from '@officehours/web-chat';
import { Dialog } from '@officehours/web-ui';
import { useState, type ReactNode } from 'react';
import { CoursesView } from '../pages/courses-view';
import NotFoundPage from '../pages/not-found-page';
import { SettingsView } from '../pages/settings-view';
import { SignInView } from '../pages/sign-in-view';
import { MainPage } from '../shell/main-page';
import ShortcutsDialog from '../shell/shortcuts-dialog';
import { talk } from './conversations';
import {
  broken,
  demoPeople,
  messages,
  onePage,
  reports,
  roster,
  rooms,
  settled,
  staff,
  visited,
  waiting,
} from './data';
import { Chat, Frame } from './frame';
import { course, maya, okafor } from './people';
import { searchStates } from './search-states';

const nothing = (): void => undefined;
const done = (): Promise<void> => Promise.resolve();
const chat = <Chat messages={messages(talk)} />;
const none = { rooms: [], ...onePage };

function List({ state, onStart }: { state: RoomListViewProps['state']; onStart?: () => void }) {
  return <RoomListView me={maya.id} state={state} selectedId={null} onSelect={nothing} onStart={onStart} />;
}

function Students({ state, query = '' }: { state: RosterViewProps['state']; query?: string }) {
  return (
    <RosterView
      me={okafor.id}
      state={state}
      query={query}
      onQuery={nothing}
      selectedRoomId={roster[1]?.chatRoomId ?? null}
      onSelect={nothing}
      onLeave={nothing}
    />
  );
}

function Notifications() {
  const [settings, setSettings] = useState({
    quietHours: {
      timeZone: 'Europe/Berlin',
      spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: 1_320, to: 420 })),
    },
    showText: false,
    mail: true,
    language: 'en',
  });
  return (
    <NotificationSettingsView
      settings={settings}
      onChange={(change) => setSettings({ ...settings, ...change })}
      mayShowText
      mayMail
      device="off"
      onDevice={nothing}
      hasFailed={false}
    />
  );
}

function Settings() {
  const [preferences, setPreferences] = useState({
    language: null as string | null,
    theme: 'auto' as const,
    enterSends: true,
    unreadFirst: false,
    sound: 'day' as const,
  });
  return (
    <SettingsView
      notifications={<Notifications />}
      preferences={preferences}
      onChange={(change) => setPreferences({ ...preferences, ...change } as typeof preferences)}
    />
  );
}

const inList = (list: ReactNode) => () => <Frame showing="list" list={list} main={chat} />;
const inMain = (title: string, page: ReactNode) => () => (
  <Frame
    isPage
    main={
      <MainPage title={title} onBack={nothing}>
        {page}
      </MainPage>
    }
  />
);
const staffOf = () => <StaffList label="Staff" staff={staff} me={maya.id} isBusy={false} onChat={nothing} />;
const door = { isBusy: false, error: null, onLogin: nothing, onDemo: nothing };
const courses = [
  course,
  { ...course, id: okafor.id, title: 'Numerical Methods', role: 'assistant' as const },
];
const wholeRoster = { ...settled, ...onePage, course, students: roster };

/** Every state of the pages around the conversation. */
export const pageStates: Record<string, () => ReactNode> = {
  'sign-in': () => <SignInView {...door} demoPeople={demoPeople} accounts />,
  'sign-in-accounts': () => (
    <SignInView {...door} demoPeople={[]} accounts error="E-mail or password is not right." />
  ),
  'sign-in-suspended': () => (
    <SignInView
      {...door}
      demoPeople={[]}
      accounts
      notice="Your access has been suspended. Ask your school or whoever looks after this service."
    />
  ),
  'sign-in-none': () => <SignInView {...door} demoPeople={[]} accounts={false} />,
  rooms: inList(<List state={{ ...settled, ...onePage, rooms }} />),
  'rooms-loading': inList(<List state={{ ...waiting, ...none }} />),
  'rooms-empty': inList(<List state={{ ...settled, ...none }} onStart={nothing} />),
  'rooms-error': inList(<List state={{ ...broken('network'), ...none }} />),
  roster: inList(<Students state={wholeRoster} />),
  'roster-loading': inList(<Students state={{ ...waiting, ...onePage, course: null, students: [] }} />),
  'roster-empty': inList(<Students state={{ ...wholeRoster, students: [] }} />),
  'roster-no-match': inList(<Students state={{ ...wholeRoster, students: [] }} query="Zoë" />),
  'roster-forbidden': inList(
    <Students state={{ ...broken('forbidden'), ...onePage, course: null, students: [] }} />,
  ),
  courses: inMain('Your courses', <CoursesView state={{ ...settled, courses }} staffOf={staffOf} />),
  'courses-empty': inMain(
    'Your courses',
    <CoursesView state={{ ...settled, courses: [] }} staffOf={staffOf} />,
  ),
  settings: inMain('Settings', <Settings />),
  reports: inMain(
    'Settings',
    <ReportList reports={reports} onClose={done} onSuspend={done} mayRead={() => true} onRead={nothing} />,
  ),
  visit: inMain(
    'Reading as a visitor',
    <VisitView room={visited} isBusy={false} failure={null} onEnd={nothing} />,
  ),
  'visit-begin': () => (
    <>
      <Frame main={chat} />
      <Dialog open title="Read the conversation" closeLabel="Close" onClose={nothing}>
        <VisitForm onBegin={done} onCancel={nothing} />
      </Dialog>
    </>
  ),
  'report-message': () => (
    <>
      <Frame main={chat} />
      <Dialog open title="Report this message" closeLabel="Close" onClose={nothing}>
        <ReportForm content="You are hopeless. Give up." onSend={done} onCancel={nothing} />
      </Dialog>
    </>
  ),
  'start-chat': () => (
    <>
      <Frame main={chat} />
      <Dialog open title="Start chat" closeLabel="Close" onClose={nothing}>
        <div className="p-5">{staffOf()}</div>
      </Dialog>
    </>
  ),
  ...searchStates(chat),
  shortcuts: () => (
    <>
      <Frame main={chat} />
      <ShortcutsDialog onClose={nothing} />
    </>
  ),
  'not-found': () => <NotFoundPage />,
};
