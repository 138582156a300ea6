import { ChatRoom, Panes, Roster, usePaneText } from '@officehours/web-chat';
import { Placeholder } from '@officehours/web-ui';
import { GraduationCap } from 'lucide-react';
import { useLocation } from 'wouter';
import { useDetails } from '../shell/details';
import { PageTitle } from '../shell/page-title';
import { PATHS } from '../shell/paths';
import { Sidebar, type FrameProps } from '../shell/sidebar';
import { coursePath } from './course-path';

export interface CoursePageProps extends FrameProps {
  courseId: string;
  roomId: string | null;
}

/** For the staff of a course: its students, and the conversation with one of them beside. */
export default function CoursePage({ courseId, roomId, ...frame }: CoursePageProps) {
  const [, navigate] = useLocation();
  const details = useDetails();
  return (
    <Panes
      showing={roomId === null ? 'list' : 'main'}
      list={
        <Sidebar {...frame} active="courses">
          <Roster
            key={courseId}
            courseId={courseId}
            selectedRoomId={roomId}
            onOpen={(room) => navigate(coursePath(courseId, room.id))}
            onLeave={() => navigate(PATHS.home)}
          />
        </Sidebar>
      }
      main={
        <main className="h-full">
          {roomId === null ? (
            <NoStudent />
          ) : (
            <ChatRoom roomId={roomId} onBack={() => navigate(coursePath(courseId))} {...details} />
          )}
        </main>
      }
    />
  );
}

function NoStudent() {
  const words = usePaneText();
  return (
    <div className="flex h-full bg-surface">
      <PageTitle name={words.roster.title} />
      <Placeholder icon={<GraduationCap size={24} />} title={words.roster.choose}>
        {words.roster.chooseHint}
      </Placeholder>
    </div>
  );
}
