import type { CourseRole, UserRole } from '@officehours/contracts';

export interface UserRow {
  id: string;
  /** The id as the host platform spells it. */
  subject: string;
  role: UserRole;
  name: string;
  email?: string;
  avatarUrl?: string;
}

export interface CourseRow {
  id: string;
  title: string;
}

/** How the people of a course may talk. Absent fields stay as they are. */
export interface CourseTalk {
  peerTalk?: boolean;
  endsAt?: Date | null;
}

export interface EnrolmentRow {
  courseId: string;
  userId: string;
  role: CourseRole;
}

/** How many rows of each kind were made or brought up to date. */
export interface ImportCounts {
  users: number;
  courses: number;
  enrolments: number;
}

/** The writing side of the service's own directory. A host that brings its own `Directory` has no use for it. */
export abstract class DirectoryImport {
  /**
   * Whether each enrolment names a person and a course that are known, or among these ids, which come in the same call.
   * @throws `validation_failed` naming the first that does not: asked before anything is written.
   */
  abstract requireKnown(
    rows: EnrolmentRow[],
    coming: { users: ReadonlySet<string>; courses: ReadonlySet<string> },
  ): Promise<void>;
  abstract users(rows: UserRow[]): Promise<number>;
  abstract courses(rows: CourseRow[]): Promise<number>;
  /** False when there is no such course. */
  abstract talk(courseId: string, talk: CourseTalk): Promise<boolean>;
  /** Enrols; `requireKnown` has said that people and courses are known. */
  abstract enrol(rows: EnrolmentRow[]): Promise<number>;
}
