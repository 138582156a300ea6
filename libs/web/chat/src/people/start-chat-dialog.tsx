import { useCourses } from '@officehours/web-realtime';
import { Dialog, Placeholder } from '@officehours/web-ui';
import { Users } from 'lucide-react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
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
  const { courses } = useCourses();
  return (
    <Dialog open={open} title={words.people.title} closeLabel={text.close} onClose={onClose}>
      {courses.length === 0 ? (
        <Placeholder icon={<Users size={24} />} title={words.people.empty}>
          {words.people.emptyHint}
        </Placeholder>
      ) : (
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
