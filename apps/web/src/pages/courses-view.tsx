import type { Course } from '@officehours/contracts';
import { Failure, usePaneText, useText } from '@officehours/web-chat';
import type { Loading } from '@officehours/web-realtime';
import { Placeholder, Skeleton, useDelayed } from '@officehours/web-ui';
import { BookOpen, ChevronRight, GraduationCap } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { coursePath } from './course-path';

export interface CoursesViewProps {
  state: Loading & { courses: readonly Course[] };
  /** Whom one can write to in a course. */
  staffOf: (course: Course) => ReactNode;
  /** The rooms of the course itself. */
  roomsOf?: (course: Course) => ReactNode;
}

/** The reader's courses: for staff the way to their students, for everyone the staff to write to. */
export function CoursesView({ state, staffOf, roomsOf }: CoursesViewProps) {
  const words = usePaneText();
  const isSlow = useDelayed(state.isPending);
  if (state.error && state.courses.length === 0) return <Failure error={state.error} onRetry={state.retry} />;
  if (state.isPending)
    return <div className="h-48">{isSlow && <Skeleton className="h-48 w-full rounded-lg!" />}</div>;
  if (state.courses.length === 0) {
    return (
      <Placeholder icon={<BookOpen size={24} />} title={words.courses.empty}>
        {words.courses.emptyHint}
      </Placeholder>
    );
  }
  return (
    <ul className="flex flex-col gap-4">
      {state.courses.map((course) => (
        <li key={course.id} className="rounded-lg border bg-raised p-5">
          <CourseHead course={course} />
          <h3 className="mt-5 mb-1 text-sm font-semibold text-muted">{words.courses.staff}</h3>
          {staffOf(course)}
          {roomsOf && (
            <>
              <h3 className="mt-5 mb-2 text-sm font-semibold text-muted">{words.group.together}</h3>
              {roomsOf(course)}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function CourseHead({ course }: { course: Course }) {
  const text = useText();
  const words = usePaneText();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <span
        className="flex size-11 items-center justify-center rounded-md bg-accent-soft text-accent"
        aria-hidden="true"
      >
        <GraduationCap size={22} />
      </span>
      <div className="min-w-40 flex-1">
        <h2 className="text-lg font-semibold wrap-anywhere">
          <bdi>{course.title}</bdi>
        </h2>
        <p className="text-sm text-muted">{words.courses.role(text.role[course.role])}</p>
      </div>
      {course.role !== 'student' && (
        <Link
          href={coursePath(course.id)}
          className="inline-flex min-h-10 items-center gap-1 rounded-md bg-accent ps-4 pe-3 font-medium text-on-accent hover:bg-accent-strong pointer-coarse:min-h-touch"
        >
          {words.courses.roster}
          <ChevronRight size={18} className="rtl:-scale-x-100" />
        </Link>
      )}
    </div>
  );
}
