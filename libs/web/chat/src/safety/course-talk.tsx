import type { Course } from '@officehours/contracts';
import { useSafety } from '@officehours/web-realtime';
import { Switch, TextField } from '@officehours/web-ui';
import { useAttempt } from '../group/use-attempt';
import { usePaneText } from '../i18n/pane-text';

const DAY_MS = 24 * 60 * 60 * 1000;

/** For who teaches a course: whether its students may write to each other, and until when anyone may. */
export function CourseTalk({ course }: { course: Course }) {
  const words = usePaneText().safety;
  const { setCourseTalk } = useSafety();
  const { failure, attempt } = useAttempt(true);
  // The last day is over when the next one begins.
  const lastDay = course.endsAt ? dayOf(Date.parse(course.endsAt) - 1) : '';
  return (
    <div className="mt-4 flex flex-col gap-3">
      <Switch
        label={words.peerTalk}
        checked={course.peerTalk}
        onChange={(peerTalk) => attempt(() => setCourseTalk(course.id, { peerTalk }))}
      />
      <TextField
        key={lastDay}
        type="date"
        dir="ltr"
        className="max-w-56"
        label={words.endsAt}
        defaultValue={lastDay}
        onBlur={({ target }) => {
          if (target.value !== lastDay)
            attempt(() => setCourseTalk(course.id, { endsAt: endOf(target.value) }));
        }}
      />
      <p className="text-sm text-muted">{words.endsHint}</p>
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
    </div>
  );
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function endOf(day: string): string | null {
  return day === '' ? null : new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString();
}
