import { Injectable } from '@nestjs/common';
import { DomainEvents, invalid, MODEL_OF_ROLE } from '@officehours/platform';
import { AdmissionCache } from './admission-cache';
import { CourseRoleChanges } from './course-role-changes';
import { CourseRepository } from './course.repository';
import { demotedIn } from './demotions';
import {
  DirectoryImport,
  type CourseRow,
  type CourseTalk,
  type EnrolmentRow,
  type UserRow,
} from './directory-import';
import { EnrolmentChanges } from './enrolment-changes';
import { EnrolmentRepository } from './enrolment.repository';
import { nameKey } from './name-key';
import { PersonRepository, type StoredPerson } from './person.repository';
import { RoleChanges } from './role-changes';

/** An import speaks for the moment it arrives: it overrides tokens issued before, and newer ones override it. */
@Injectable()
export class MongoDirectoryImport extends DirectoryImport {
  constructor(
    private readonly cache: AdmissionCache,
    private readonly persons: PersonRepository,
    private readonly coursesStored: CourseRepository,
    private readonly enrolments: EnrolmentRepository,
    private readonly events: DomainEvents,
    private readonly roles: RoleChanges,
    private readonly courseRoles: CourseRoleChanges,
    private readonly changes: EnrolmentChanges,
  ) {
    super();
  }

  async users(rows: UserRow[]): Promise<number> {
    const claimsAt = wholeSeconds();
    const known = await this.persons.findMany(rows.map(({ id }) => id));
    const models = new Map(known.map(({ id, model }) => [id, model]));
    for (const { id, subject, role, name, email, avatarUrl } of rows) {
      const model = MODEL_OF_ROLE[role];
      const put = () =>
        this.persons.put(id, { model, subject, name, email: email?.toLowerCase(), avatarUrl, claimsAt });
      await this.roles.during({ id, model }, models.get(id), put);
      await this.enrolments.rename(id, nameKey(name));
    }
    this.cache.clear();
    return rows.length;
  }

  async talk(courseId: string, talk: CourseTalk): Promise<boolean> {
    const isKnown = await this.coursesStored.setTalk(courseId, talk);
    if (isKnown) this.events.publish('course.changed', { courseId });
    return isKnown;
  }

  async courses(rows: CourseRow[]): Promise<number> {
    await this.coursesStored.put(rows, wholeSeconds());
    return rows.length;
  }

  async requireKnown(
    rows: EnrolmentRow[],
    coming: { users: ReadonlySet<string>; courses: ReadonlySet<string> },
  ): Promise<void> {
    const people = new Set([...(await this.peopleOf(rows)).keys(), ...coming.users]);
    const stored = await this.coursesStored.findMany(rows.map(({ courseId }) => courseId));
    const courses = new Set([...stored.map(({ id }) => id), ...coming.courses]);
    for (const [index, row] of rows.entries()) {
      if (!people.has(row.userId)) throw invalid(`enrolments.${index}.userId`, 'unknown_user');
      if (!courses.has(row.courseId)) throw invalid(`enrolments.${index}.courseId`, 'unknown_course');
    }
  }

  async enrol(rows: EnrolmentRow[]): Promise<number> {
    const people = await this.peopleOf(rows);
    const enrolments = rows.map((row) => ({ ...row, nameKey: nameKey(people.get(row.userId)?.name ?? '') }));
    const before = await this.enrolments.ofPeople([...people.keys()]);
    const changes = [...Map.groupBy(rows, (row) => row.courseId)].map(([courseId, ofCourse]) => ({
      courseId,
      userIds: ofCourse.map(({ userId }) => userId),
      demotedIds: demotedIn(courseId, before, ofCourse),
    }));
    await this.changes.during(changes, () => this.courseRoles.put(enrolments, before, wholeSeconds()));
    return rows.length;
  }

  private async peopleOf(rows: EnrolmentRow[]): Promise<Map<string, StoredPerson>> {
    const people = await this.persons.findMany(rows.map(({ userId }) => userId));
    return new Map(people.map((person) => [person.id, person]));
  }
}

/** `iat` counts whole seconds: a token signed in the same second is not older than the import. */
function wholeSeconds(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
