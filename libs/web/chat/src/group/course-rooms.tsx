import type { Course, Room } from '@officehours/contracts';
import { useGroups } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { Megaphone, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { lazyPart } from '../lazy/lazy-part';
import { CourseTalk } from '../safety/course-talk';
import { useAttempt } from './use-attempt';
import { placed } from '../provider/look-root';

const CreateGroupDialog = lazyPart(
  async () => ({
    default: (await import('./create-group-dialog')).CreateGroupDialog,
  }),
  { floats: true },
);

export interface CourseRoomsProps {
  course: Course;
  onOpen: (room: Room) => void;
}

/** The rooms of a course itself: for a student all of its staff at once, for the staff groups and announcements. */
export const CourseRooms = placed(function CourseRooms({ course, onOpen }: CourseRoomsProps) {
  const words = usePaneText();
  const groups = useGroups();
  const { isBusy, failure, attempt } = useAttempt();
  const [isMaking, setMaking] = useState(false);
  const open = (room: Promise<Room>) => attempt(async () => onOpen(await room));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {course.role === 'student' ? (
          <Button size="sm" disabled={isBusy} onClick={() => open(groups.staffRoom(course.id))}>
            <UsersRound size={16} />
            {words.group.askStaff}
          </Button>
        ) : (
          <>
            <Button size="sm" disabled={isBusy} onClick={() => open(groups.announcementRoom(course.id))}>
              <Megaphone size={16} />
              {words.group.announcements}
            </Button>
            <Button size="sm" onClick={() => setMaking(true)}>
              <UsersRound size={16} />
              {words.group.create}
            </Button>
          </>
        )}
      </div>
      {course.role === 'instructor' && <CourseTalk course={course} />}
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
      {isMaking && <CreateGroupDialog course={course} onMade={onOpen} onClose={() => setMaking(false)} />}
    </div>
  );
});
