import { Injectable } from '@nestjs/common';
import { Directory } from '@officehours/directory';
import { forbidden, notFound, type Caller, type Person } from '@officehours/platform';
import { Blocks } from './blocks';

/** Whom somebody may bring into a project group of a course. */
@Injectable()
export class GroupPeople {
  constructor(
    private readonly directory: Directory,
    private readonly blocks: Blocks,
  ) {}

  /**
   * The people of `userIds` but the caller.
   * @throws `not_found` unless all are in the course: who is not is not there for the caller either.
   */
  async ofCourse(caller: Caller, courseId: string, userIds: readonly string[]): Promise<Person[]> {
    const ids = [...new Set(userIds.map((id) => id.toLowerCase()))].filter((id) => id !== caller.id);
    const roles = await Promise.all(ids.map((id) => this.directory.roleIn(courseId, id)));
    if (roles.some((role) => role === null)) throw notFound();
    const people = await this.directory.people(ids);
    if (people.length !== ids.length) throw notFound();
    return people;
  }

  /**
   * Nobody is brought together with somebody whom they have blocked, or who has blocked them, by one of the two.
   * @throws `forbidden` with the rule `talk_policy`, which does not say who blocked whom.
   */
  async requireUnblocked(caller: Caller, people: readonly Person[]): Promise<void> {
    const { blocked, blockedBy } = await this.blocks.around(caller.id);
    if (people.some(({ id }) => blocked.has(id) || blockedBy.has(id)))
      throw forbidden('userIds', 'talk_policy');
  }
}
