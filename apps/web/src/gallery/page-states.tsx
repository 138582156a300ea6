import type { Course } from '@officehours/contracts';
import {
  CourseRooms,
  lazyPart,
  ReportForm,
  ReportList,
  RoomListView,
  RosterView,
  StaffList,
  VisitForm,
  VisitView,
  usePaneText,
  type RoomListViewProps,
  type RosterViewProps,
} from '@officehours/web-chat';
import { Dialog } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import { CoursesView, type CoursesViewProps } from '../pages/courses-view';
import NotFoundPage from '../pages/not-found-page';
import { SignInView } from '../pages/sign-in-view';
import { Starting } from '../session/starting';
import { MainPage } from '../shell/main-page';
import { Crashed } from '../shell/page-boundary';
import ShortcutsDialog from '../shell/shortcuts-dialog';
import type { SidebarViewProps } from '../shell/sidebar';
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
import { Settings } from './settings';

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

type Active = SidebarViewProps['active'];
type Title = (words: ReturnType<typeof usePaneText>) => string;

function Page({ title, active, children }: { title: Title; active: Active; children: ReactNode }) {
  const page = (
    <MainPage title={title(usePaneText())} onBack={nothing}>
      {children}
    </MainPage>
  );
  return <Frame isPage active={active} main={page} />;
}

const inList =
  (list: ReactNode, active: Active = 'messages') =>
  () => <Frame showing="list" list={list} main={chat} active={active} />;
const inRoster = (list: ReactNode) => inList(list, 'courses');
const inCourses = (page: ReactNode) => () => (
  <Page active="courses" title={({ courses }) => courses.yours}>
    {page}
  </Page>
);
const inSettings =
  (page: ReactNode, title: Title = ({ settings }) => settings.title) =>
  () => (
    <Page active={null} title={title}>
      {page}
    </Page>
  );
const staffOf = () => <StaffList label="Staff" staff={staff} me={maya.id} isBusy={false} onChat={nothing} />;
const door = { isBusy: false, error: null, onLogin: nothing, onDemo: nothing };
const courses = [
  course,
  { ...course, id: okafor.id, title: 'Numerical Methods', role: 'assistant' as const },
];
const roomsOf = (of: Course) => <CourseRooms course={of} onOpen={nothing} />;
const view = (state: CoursesViewProps['state']) =>
  inCourses(<CoursesView state={state} staffOf={staffOf} roomsOf={roomsOf} />);
const Missing = lazyPart<object>(() => Promise.reject(new Error('Not here.')));
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
  'sign-in-working': () => <SignInView {...door} isBusy demoPeople={demoPeople} accounts />,
  'sign-in-none': () => <SignInView {...door} demoPeople={[]} accounts={false} />,
  rooms: inList(<List state={{ ...settled, ...onePage, rooms }} />),
  'rooms-loading': inList(<List state={{ ...waiting, ...none }} />),
  'rooms-empty': inList(<List state={{ ...settled, ...none }} onStart={nothing} />),
  'rooms-error': inList(<List state={{ ...broken('network'), ...none }} />),
  roster: inRoster(<Students state={wholeRoster} />),
  'roster-loading': inRoster(<Students state={{ ...waiting, ...onePage, course: null, students: [] }} />),
  'roster-empty': inRoster(<Students state={{ ...wholeRoster, students: [] }} />),
  'roster-no-match': inRoster(<Students state={{ ...wholeRoster, students: [] }} query="Zoë" />),
  'roster-forbidden': inRoster(
    <Students state={{ ...broken('forbidden'), ...onePage, course: null, students: [] }} />,
  ),
  courses: view({ ...settled, courses }),
  'courses-loading': view({ ...waiting, courses: [] }),
  'courses-empty': view({ ...settled, courses: [] }),
  'courses-error': view({ ...broken('network'), courses: [] }),
  settings: inSettings(<Settings />),
  'settings-refused': inSettings(<Settings hasFailed />),
  'page-missing': inSettings(<Missing />),
  reports: inSettings(
    <ReportList reports={reports} onClose={done} onSuspend={done} mayRead={() => true} onRead={nothing} />,
  ),
  visit: inSettings(
    <VisitView room={visited} isBusy={false} failure={null} onEnd={nothing} />,
    ({ safety }) => safety.visit.title,
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
  ...searchStates(chat),
  shortcuts: () => (
    <>
      <Frame main={chat} />
      <ShortcutsDialog onClose={nothing} />
    </>
  ),
  'not-found': () => <NotFoundPage />,
  'starting-unreachable': () => <Starting isUnreachable onRetry={nothing} />,
  crashed: () => <Crashed />,
};
