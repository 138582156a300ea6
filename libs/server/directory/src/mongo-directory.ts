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
import { EnrolmentRepository, type Enrolment } from './enrolment.repository';
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
    return (await this.coursesOfMany([personId])).get(personId) ?? [];
  }

  override async coursesOfMany(personIds: readonly string[]): Promise<Map<string, CourseEnrolment[]>> {
    const enrolments = await this.enrolments.ofPeople(personIds);
    const courses = await this.courses.findMany([...new Set(enrolments.map(({ courseId }) => courseId))]);
    const byId = new Map(courses.map((course) => [course.id, course]));
    const byPerson = Map.groupBy(enrolments, ({ userId }) => userId);
    return new Map([...byPerson].map(([id, rows]) => [id, enrolledIn(rows, byId)]));
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

/** By title. */
function enrolledIn(
  enrolments: readonly Enrolment[],
  courses: ReadonlyMap<string, CourseRecord>,
): CourseEnrolment[] {
  return enrolments
    .flatMap(({ courseId, role }) => {
      const course = courses.get(courseId);
      return course ? [{ ...course, role }] : [];
    })
    .sort((a, b) => a.title.localeCompare(b.title));
}

export function toPerson({ id, model, name, email, avatarUrl }: StoredPerson): Person {
  return { id, model, name, email, avatarUrl };
}
