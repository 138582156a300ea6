import type { Course } from '@officehours/contracts';
import type { CourseEnrolment } from '@officehours/directory';

/** A course as its member sees it. */
export function presentCourse({ id, title, role, peerTalk = false, endsAt }: CourseEnrolment): Course {
  return { id, title, role, peerTalk, endsAt: endsAt?.toISOString() ?? null };
}
