import { CourseRooms, CourseStaff, Panes, usePaneText } from '@officehours/web-chat';
import { chatPath, useCourses, useMe } from '@officehours/web-realtime';
import { useLocation } from 'wouter';
import { MainPage } from '../shell/main-page';
import { PageTitle } from '../shell/page-title';
import { PATHS, roomPath } from '../shell/paths';
import { RoomSidebar } from '../shell/room-sidebar';
import type { FrameProps } from '../shell/sidebar';
import { CoursesView } from './courses-view';

export default function CoursesPage(frame: FrameProps) {
  const words = usePaneText();
  const state = useCourses();
  const { me } = useMe();
  const [, navigate] = useLocation();
  return (
    <Panes
      showing="main"
      list={<RoomSidebar {...frame} active="courses" roomId={null} />}
      main={
        <>
          <PageTitle name={words.courses.yours} />
          <MainPage title={words.courses.yours} onBack={() => navigate(PATHS.home)}>
            <CoursesView
              state={state}
              staffOf={(course) => (
                <CourseStaff
                  course={course}
                  onOpen={(roomId, instructorId) => navigate(chatPath(instructorId, roomId))}
                />
              )}
              roomsOf={(course) => (
                <CourseRooms course={course} onOpen={(room) => navigate(roomPath(room, me?.id ?? ''))} />
              )}
            />
          </MainPage>
        </>
      }
    />
  );
}
