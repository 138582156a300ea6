import { Injectable } from '@nestjs/common';
import type { CourseRole } from '@officehours/contracts';
import {
  Directory,
  type CourseEnrolment,
  type CourseMember,
  type CourseRecord,
  type RosterPage,
  type RosterQuery,
} from '@officehours/directory';
import { AppError, type Identity, type Person } from '@officehours/platform';

export interface School {
  people: Person[];
  courses: CourseRecord[];
  enrolments: { courseId: string; personId: string; role: CourseRole }[];
}

/** The host's own records, where the service would keep a copy: nothing is stored twice, and nobody it does not know gets in. */
@Injectable()
export class SchoolDirectory extends Directory {
  constructor(private readonly school: School) {
    super();
  }

  async admit({ userId }: Identity): Promise<Person> {
    const person = await this.person(userId);
    if (!person) throw new AppError('unauthenticated');
    return person;
  }

  async person(id: string): Promise<Person | null> {
    return this.school.people.find((person) => person.id === id) ?? null;
  }

  async people(ids: readonly string[]): Promise<Person[]> {
    return this.school.people.filter(({ id }) => ids.includes(id));
  }

  async course(id: string): Promise<CourseRecord | null> {
    return this.school.courses.find((course) => course.id === id) ?? null;
  }

  async coursesOf(personId: string): Promise<CourseEnrolment[]> {
    const own = this.school.enrolments.filter((enrolment) => enrolment.personId === personId);
    return own.flatMap(({ courseId, role }) =>
      this.school.courses.filter(({ id }) => id === courseId).map((course) => ({ ...course, role })),
    );
  }

  async roleIn(courseId: string, personId: string): Promise<CourseRole | null> {
    return (
      this.school.enrolments.find((row) => row.courseId === courseId && row.personId === personId)?.role ??
      null
    );
  }

  async staffOf(courseId: string): Promise<CourseMember[]> {
    return this.members(courseId).filter(({ role }) => role !== 'student');
  }

  async roster(courseId: string, { role, limit, cursor, name = '' }: RosterQuery): Promise<RosterPage> {
    const people = this.members(courseId)
      .filter(
        (member) => member.role === role && member.person.name.toLowerCase().includes(name.toLowerCase()),
      )
      .map(({ person }) => person);
    const from = Number(cursor ?? 0);
    return {
      people: people.slice(from, from + limit),
      nextCursor: from + limit < people.length ? String(from + limit) : null,
    };
  }

  private members(courseId: string): CourseMember[] {
    return this.school.enrolments.flatMap(({ courseId: id, personId, role }) =>
      id === courseId
        ? this.school.people.filter((person) => person.id === personId).map((person) => ({ person, role }))
        : [],
    );
  }
}
