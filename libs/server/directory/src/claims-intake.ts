import { Injectable } from '@nestjs/common';
import { AppError, MODEL_OF_ROLE, type Identity } from '@officehours/platform';
import { CourseRoleChanges } from './course-role-changes';
import { CourseRepository } from './course.repository';
import { demotedIn } from './demotions';
import { EnrolmentChanges } from './enrolment-changes';
import { EnrolmentRepository, type Enrolment } from './enrolment.repository';
import { nameKey } from './name-key';
import { RoleChanges } from './role-changes';
import { PersonRepository, type StoredPerson } from './person.repository';

/**
 * Takes over what a token says of its person and their courses, unless a newer token has spoken. One of our own says
 * nothing new: what it copied from the directory may be old by now, however new the token is.
 */
@Injectable()
export class ClaimsIntake {
  constructor(
    private readonly persons: PersonRepository,
    private readonly courses: CourseRepository,
    private readonly enrolments: EnrolmentRepository,
    private readonly changes: EnrolmentChanges,
    private readonly roles: RoleChanges,
    private readonly courseRoles: CourseRoleChanges,
  ) {}

  async take(identity: Identity): Promise<StoredPerson> {
    const known = await this.persons.find(identity.userId);
    if (identity.isOwn) return required(known);
    const person = known && isCurrent(known, identity) ? known : await this.takePerson(identity, known);
    if (identity.courses && identity.issuedAt > person.coursesAt)
      await this.takeCourses(identity, identity.courses);
    return person;
  }

  private async takePerson(identity: Identity, known: StoredPerson | null): Promise<StoredPerson> {
    const { userId: id, subject, name, email, avatarUrl, issuedAt: claimsAt } = identity;
    const model = MODEL_OF_ROLE[identity.role];
    const put = () => this.persons.put(id, { model, subject, name, email, avatarUrl, claimsAt });
    await this.roles.during({ id, model }, known?.model, put);
    const person = await this.persons.find(identity.userId);
    if (!person) throw new Error('a person who was just stored is missing');
    if (known && known.name !== person.name) await this.enrolments.rename(person.id, nameKey(person.name));
    return person;
  }

  /** Marked as taken last: a crash on the way is made good by the next request with the same token. */
  private async takeCourses(
    { userId, name, issuedAt }: Identity,
    courses: NonNullable<Identity['courses']>,
  ): Promise<void> {
    const before = await this.enrolments.ofPerson(userId);
    const rows = courses.map(({ id, role }) => ({ courseId: id, userId, role, nameKey: nameKey(name) }));
    const changes = changedCourses(before, rows).map((courseId) => ({
      courseId,
      userIds: [userId],
      demotedIds: demotedIn(courseId, before, rows),
    }));
    await this.changes.during(changes, async () => {
      await this.courses.put(courses, issuedAt);
      await this.courseRoles.put(rows, before, issuedAt);
      const kept = courses.map(({ id }) => id);
      await this.enrolments.endOthers(userId, kept, issuedAt);
      await this.persons.markCourses(userId, issuedAt);
    });
  }
}

/** The courses in which a person comes, goes, or gets another role, unless a newer token has spoken. */
function changedCourses(before: readonly Enrolment[], after: readonly Enrolment[]): string[] {
  const [then, now] = [before, after].map(
    (rows) => new Map(rows.map(({ courseId, role }) => [courseId, role])),
  );
  return [...new Set([...then!.keys(), ...now!.keys()])].filter((id) => then!.get(id) !== now!.get(id));
}

/** @throws `unauthenticated` for a token of ours whose person is no more. */
function required(known: StoredPerson | null): StoredPerson {
  if (!known) throw new AppError('unauthenticated');
  return known;
}

/** Whether the token has nothing new to say of the person. */
function isCurrent(known: StoredPerson, identity: Identity): boolean {
  if (known.claimsAt > identity.issuedAt) return true;
  return (
    known.model === MODEL_OF_ROLE[identity.role] &&
    known.name === identity.name &&
    known.email === (identity.email ?? null) &&
    known.avatarUrl === (identity.avatarUrl ?? null)
  );
}
