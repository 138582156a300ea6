import type { Course } from '@officehours/contracts';
import { useMe, useStaff, useStartChat, type StaffMember } from '@officehours/web-realtime';
import { Button, Skeleton, useDelayed } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Peers } from '../safety/peers';
import { StaffList } from './staff-list';
import { placed } from '../provider/look-root';

export interface CourseStaffProps {
  course: Course;
  /** Opens the room with that member of the staff. */
  onOpen: (roomId: string, instructorId: string) => void;
}

/** Whom a member of a course can write to; starting a chat makes the room or finds it. */
export const CourseStaff = placed(function CourseStaff({ course, onOpen }: CourseStaffProps) {
  const text = useText();
  const words = usePaneText();
  const { me } = useMe();
  const { staff, isPending, error, retry } = useStaff(course.id);
  const start = useStartChat();
  const isSlow = useDelayed(isPending);
  if (error) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 py-2 text-sm text-danger">
        {words.courses.staffError}
        <Button onClick={retry}>{text.errors.retry}</Button>
      </div>
    );
  }
  if (isPending || !me) return <div className="h-14">{isSlow && <Skeleton className="h-10 w-full" />}</div>;

  const chat = async (person: StaffMember): Promise<void> => {
    const room = person.chatRoomId
      ? { id: person.chatRoomId }
      : await start.startChat({ studentId: me.id, instructorId: person.id, courseId: course.id });
    onOpen(room.id, person.id);
  };
  return (
    <>
      <StaffList
        label={words.courses.staff}
        staff={staff}
        me={me.id}
        isBusy={start.isPending}
        // The hook keeps the error, which is shown below the list.
        onChat={(person) => void chat(person).catch(() => undefined)}
      />
      {course.role === 'student' && course.peerTalk && <Peers course={course} onOpen={onOpen} />}
      {start.error && (
        <p role="alert" className="text-sm text-danger">
          {text.errors.unknown}
        </p>
      )}
    </>
  );
});
