import type { Course, CourseRole, Id, PersonModel, RosterStudent, User } from '@officehours/contracts';

/** Someone of a course's staff, as any member of the course sees them. */
export interface StaffMember {
  id: Id;
  name: string;
  model: PersonModel;
  avatarUrl: string | null;
  online: boolean;
  courseRole: CourseRole;
  /** The caller's direct room with this person, when there is one. */
  chatRoomId: Id | null;
  unreadCount: number;
}

/** One page of a course's students; `nextCursor` is null on the last one. */
export interface RosterPage {
  course: Course;
  students: RosterStudent[];
  nextCursor: string | null;
}

/** The two people of a direct room; which of them is the caller does not matter. */
export interface ChatPair {
  studentId: Id;
  instructorId: Id;
  courseId?: Id;
}

/** Which ways of signing in the service offers. */
export interface SignInOptions {
  accounts: boolean;
  demo: boolean;
}

/** A person that can be signed in as with one click in demo mode. */
export interface DemoPerson extends Pick<User, 'id' | 'name' | 'role' | 'avatarUrl'> {
  description: string;
}

/** What every way of signing in answers; `expiresIn` is in seconds. */
export interface SignInResult {
  accessToken: string;
  expiresIn: number;
  user: User;
}
