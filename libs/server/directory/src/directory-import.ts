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
  abstract users(rows: UserRow[]): Promise<number>;
  abstract courses(rows: CourseRow[]): Promise<number>;
  /** Enrols; people and courses must be known. */
  abstract enrol(rows: EnrolmentRow[]): Promise<number>;
}
