import { Injectable } from '@nestjs/common';
import type { CourseRole } from '@officehours/contracts';
import type { Identity, Person } from '@officehours/platform';
import { AdmissionCache } from './admission-cache';
import { ClaimsIntake } from './claims-intake';
import { CourseRepository } from './course.repository';
import {
  Directory,
  type CourseEnrolment,
  type CourseMember,
  type CourseRecord,
  type RosterPage,
  type RosterQuery,
} from './directory';
import { EnrolmentRepository } from './enrolment.repository';
import { nameKey } from './name-key';
import { PersonRepository, type StoredPerson } from './person.repository';
import { decodeCursor, encodeCursor } from './roster-cursor';

/** The service's own directory: people, courses and enrolments in its database, made from tokens and imports. */
@Injectable()
export class MongoDirectory extends Directory {
  constructor(
    private readonly cache: AdmissionCache,
    private readonly intake: ClaimsIntake,
    private readonly persons: PersonRepository,
    private readonly courses: CourseRepository,
    private readonly enrolments: EnrolmentRepository,
  ) {
    super();
  }

  admit(identity: Identity): Promise<Person> {
    return this.cache.get(identity, async () => toPerson(await this.intake.take(identity)));
  }

  async person(id: string): Promise<Person | null> {
    const person = await this.persons.find(id);
    return person && toPerson(person);
  }

  async people(ids: readonly string[]): Promise<Person[]> {
    return ids.length === 0 ? [] : (await this.persons.findMany(ids)).map(toPerson);
  }

  course(id: string): Promise<CourseRecord | null> {
    return this.courses.find(id);
  }

  async coursesOf(personId: string): Promise<CourseEnrolment[]> {
    const enrolments = await this.enrolments.ofPerson(personId);
    const courses = await this.courses.findMany(enrolments.map(({ courseId }) => courseId));
    const roles = new Map(enrolments.map(({ courseId, role }) => [courseId, role]));
    return courses
      .flatMap((course) => {
        const role = roles.get(course.id);
        return role ? [{ ...course, role }] : [];
      })
      .sort((a, b) => a.title.localeCompare(b.title));
  }

  roleIn(courseId: string, personId: string): Promise<CourseRole | null> {
    return this.enrolments.roleIn(courseId, personId);
  }

  async staffOf(courseId: string): Promise<CourseMember[]> {
    const enrolments = await this.enrolments.staffOf(courseId);
    const people = await this.byId(enrolments.map(({ userId }) => userId));
    return enrolments.flatMap(({ userId, role }) => {
      const person = people.get(userId);
      return person ? [{ person, role }] : [];
    });
  }

  async roster(courseId: string, { role, limit, cursor, name }: RosterQuery): Promise<RosterPage> {
    const rows = await this.enrolments.page(
      courseId,
      role,
      limit + 1,
      decodeCursor(cursor),
      name && nameKey(name),
    );
    const page = rows.slice(0, limit);
    const people = await this.byId(page.map(({ userId }) => userId));
    const last = page.at(-1);
    return {
      people: page.flatMap(({ userId }) => people.get(userId) ?? []),
      nextCursor: rows.length > limit && last ? encodeCursor(last) : null,
    };
  }

  private async byId(ids: string[]): Promise<Map<string, Person>> {
    return new Map((await this.people(ids)).map((person) => [person.id, person]));
  }
}

export function toPerson({ id, model, name, email, avatarUrl }: StoredPerson): Person {
  return { id, model, name, email, avatarUrl };
}
