import type { CourseRole, RoomKind, RoomRole } from '@officehours/contracts';
import { WHOLE, type Asker } from '@officehours/platform';

/** What the people of a course are in a room of it; who is not named is not in it. */
const MEMBERS: Record<RoomKind, Partial<Record<'student' | 'assistant' | 'instructor', RoomRole>>> = {
  direct: { student: 'member', instructor: 'member' },
  staff: { student: 'member', assistant: 'owner', instructor: 'owner' },
  group: { student: 'member', assistant: 'member', instructor: 'owner' },
  announcement: { student: 'member', assistant: 'owner', instructor: 'owner' },
};

/** Whose the message, the session and the like are: where a course announces, its students do not write. */
export const AUTHORS: Record<RoomKind, 'student' | 'instructor'> = {
  direct: 'student',
  staff: 'student',
  group: 'student',
  announcement: 'instructor',
};

/**
 * Those who try every route and event, as what they are to a course and to a room of it of this kind. Who was removed
 * is still of the course, apart from where the course is the room: nobody can be removed from a direct room, and there
 * it is somebody else of the course.
 */
export function personasOf(kind: RoomKind): Record<string, Asker> {
  const inCourse = (who: 'student' | 'assistant' | 'instructor', course: CourseRole): Asker => {
    const role = MEMBERS[kind][who] ?? null;
    return {
      role: who === 'instructor' ? 'instructor' : 'student',
      course,
      room: { kind, role },
      isAcquainted: true,
      isOwn: AUTHORS[kind] === who,
      ...(role && { sight: WHOLE, seq: 1 }),
    };
  };
  const outside = { room: { kind, role: null } };
  return {
    'no token': { role: null },
    stranger: { role: 'student', ...outside },
    'removed member': {
      role: 'student',
      ...outside,
      ...(kind !== 'announcement' && { course: 'student', isAcquainted: true }),
    },
    'other course': { role: 'instructor', course: null, ...outside },
    student: inCourse('student', 'student'),
    assistant: inCourse('assistant', 'assistant'),
    instructor: inCourse('instructor', 'instructor'),
    admin: { role: 'admin', isVisiting: true, ...outside },
    suspended: { ...inCourse('student', 'student'), suspended: true },
  };
}
