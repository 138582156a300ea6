import { isStaff } from './directory';
import type { Enrolment } from './enrolment.repository';

type Row = Pick<Enrolment, 'courseId' | 'userId' | 'role'>;

/** Those who were of a course's staff and are its students now. */
export function demotedIn(courseId: string, before: readonly Row[], now: readonly Row[]): string[] {
  const ofCourse = (rows: readonly Row[]) => rows.filter((row) => row.courseId === courseId);
  const staff = new Set(ofCourse(before).flatMap(({ role, userId }) => (isStaff(role) ? [userId] : [])));
  return ofCourse(now).flatMap(({ role, userId }) => (!isStaff(role) && staff.has(userId) ? [userId] : []));
}
