import { useCourses } from '@officehours/web-realtime';
import { Dialog, Placeholder, Skeleton, useDelayed } from '@officehours/web-ui';
import { Users } from 'lucide-react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Failure } from '../room/failure';
import { CourseStaff, type CourseStaffProps } from './course-staff';
import { placed } from '../provider/look-root';

export interface StartChatDialogProps {
  open: boolean;
  onClose: () => void;
  onOpen: CourseStaffProps['onOpen'];
}

/** The staff of all the reader's courses, to start a conversation with. */
export const StartChatDialog = placed(function StartChatDialog({
  open,
  onClose,
  onOpen,
}: StartChatDialogProps) {
  const text = useText();
  const words = usePaneText();
  const { courses, isPending, error, retry } = useCourses();
  const isSlow = useDelayed(isPending);
  const isEmpty = courses.length === 0 && !isPending && !error;
  return (
    <Dialog open={open} title={words.people.title} closeLabel={text.close} onClose={onClose}>
      {isSlow && isPending && <Skeleton className="m-5 h-24" />}
      {error && courses.length === 0 && <Failure error={error} onRetry={retry} />}
      {isEmpty && (
        <Placeholder icon={<Users size={24} />} title={words.people.empty}>
          {words.people.emptyHint}
        </Placeholder>
      )}
      {courses.length > 0 && (
        <div className="flex flex-col gap-5 p-5">
          {courses.map((course) => (
            <section key={course.id}>
              <h3 className="mb-1 text-sm font-semibold text-muted" dir="auto">
                {course.title}
              </h3>
              <CourseStaff
                course={course}
                onOpen={(roomId, instructorId) => {
                  onClose();
                  onOpen(roomId, instructorId);
                }}
              />
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
});
