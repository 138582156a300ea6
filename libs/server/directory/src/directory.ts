import type { CourseRole } from '@officehours/contracts';
import { Admission, type Person } from '@officehours/platform';

export interface CourseRecord {
  id: string;
  title: string;
  /** Whether its students may write to each other; absent: they may not. */
  peerTalk?: boolean;
  /** From then on what belongs to it can only be read; absent or null: it has no end. */
  endsAt?: Date | null;
}

export interface CourseEnrolment extends CourseRecord {
  /** The person's role in this course. */
  role: CourseRole;
}

export interface CourseMember {
  person: Person;
  role: CourseRole;
}

export interface RosterQuery {
  role: CourseRole;
  /** At most this many people. */
  limit: number;
  /** Opaque, from the page before. */
  cursor?: string;
  /** Part of a name; case and accents do not matter. */
  name?: string;
}

export interface RosterPage {
  people: Person[];
  nextCursor: string | null;
}

/**
 * Who exists and who is in which course: the port a host platform replaces with
 * `DirectoryModule.forRoot({ providers: [{ provide: Directory, useClass: Theirs }] })`. Ids are 24 hex digits.
 */
export abstract class Directory extends Admission {
  abstract course(id: string): Promise<CourseRecord | null>;
  abstract coursesOf(personId: string): Promise<CourseEnrolment[]>;
  /** The same of many people; those in no course may be left out. One question where the directory has an answer for it. */
  async coursesOfMany(personIds: readonly string[]): Promise<Map<string, CourseEnrolment[]>> {
    const each = personIds.map(async (id) => [id, await this.coursesOf(id)] as const);
    return new Map(await Promise.all(each));
  }

  abstract roleIn(courseId: string, personId: string): Promise<CourseRole | null>;
  /** Instructors and assistants, by name. */
  abstract staffOf(courseId: string): Promise<CourseMember[]>;
  /** People with one role, by name, whether they ever signed in or not. */
  abstract roster(courseId: string, query: RosterQuery): Promise<RosterPage>;
}

/** Whether a role in a course is one of its staff. */
export function isStaff(role: CourseRole | null): boolean {
  return role === 'instructor' || role === 'assistant';
}
