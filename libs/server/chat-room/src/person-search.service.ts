import { Injectable } from '@nestjs/common';
import { COURSE_ROLES, LIMITS, type PeopleFound } from '@officehours/contracts';
import { Directory, nameKey } from '@officehours/directory';
import { RateLimits, type Caller, type Person } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import type { PersonSearchQuery } from './person-search.dto';
import { RoomPresenter } from './room.presenter';
import { RoomRepository } from './room.repository';

/** Finds people by name among those the caller shares a room with, and nobody else. */
@Injectable()
export class PersonSearchService {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly rooms: RoomRepository,
    private readonly directory: Directory,
    private readonly presenter: RoomPresenter,
    private readonly limits: RateLimits,
  ) {}

  /** @throws `rate_limited` with the searches through messages. */
  async find(
    caller: Caller,
    { q = '', limit = LIMITS.searchPageDefault }: PersonSearchQuery,
  ): Promise<PeopleFound> {
    await this.limits.take('search', caller.id);
    const ids = (await this.memberships.ofPerson(caller.id)).map(({ chatRoomId }) => chatRoomId);
    const rooms = await this.rooms.recent(ids, ids.length);
    const isWholeCourse = ({ kind }: { kind: string }) => kind === 'announcement';
    const courseIds = rooms.filter(isWholeCourse).flatMap(({ courseId }) => courseId ?? []);
    const small = rooms.filter((room) => !isWholeCourse(room)).map(({ id }) => id);
    const found = await Promise.all([
      this.inRooms(small, nameKey(q)),
      ...courseIds.map((courseId) => this.inCourse(courseId, q, limit + 1)),
    ]);
    const byId = new Map(found.flat().map((person) => [person.id, person]));
    const people = [...byId.values()].sort(byName);
    const shown = people.slice(0, limit).map(({ id: userId }) => ({ userId }));
    const participants = await this.presenter.participants(shown, caller.id);
    return {
      people: shown.flatMap(({ userId }) => participants.get(userId) ?? []),
      hasMore: people.length > limit,
    };
  }

  private async inRooms(chatRoomIds: readonly string[], part: string): Promise<Person[]> {
    const members = await this.memberships.ofRooms(chatRoomIds);
    const people = await this.directory.people([...new Set(members.map(({ userId }) => userId))]);
    return people.filter(({ name }) => nameKey(name).includes(part));
  }

  /** The room of a whole course may have ten thousand members: the directory finds names in it by its index. */
  private async inCourse(courseId: string, q: string, limit: number): Promise<Person[]> {
    const name = q === '' ? undefined : q;
    const pages = await Promise.all(
      COURSE_ROLES.map((role) => this.directory.roster(courseId, { role, limit, name })),
    );
    return pages.flatMap(({ people }) => people);
  }
}

function byName(one: Person, other: Person): number {
  const [a, b] = [nameKey(one.name), nameKey(other.name)];
  return a < b ? -1 : Number(a > b);
}
