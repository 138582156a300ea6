import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import { MembershipRepository } from './membership.repository';
import { Presence } from './presence';
import type { RoomRecord } from './room';
import { RoomRepository, type ActivityCursor } from './room.repository';

/** People who are told at a time. */
const AT_ONCE = 10;
/** Rooms that are read, and told, at a time. */
const ROOMS = 50;

type Tell = (userId: string, rooms: readonly RoomRecord[]) => Promise<void>;

/** Who has to be told when what a course says of talking is another thing: those who are here, of the rooms it decides on. */
@Injectable()
export class CourseReach {
  /** Courses whose people are being told, and whether to begin again when that is done. */
  private readonly telling = new Map<string, { again: boolean }>();

  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly presence: Presence,
  ) {}

  /** Calls `tell` for each of them with their rooms, the latest first, some at a time; for one change of a course after the other. */
  async each(courseId: string, tell: Tell): Promise<void> {
    const underWay = this.telling.get(courseId);
    if (underWay) return void (underWay.again = true);
    const run = { again: true };
    this.telling.set(courseId, run);
    try {
      while (run.again) {
        run.again = false;
        await this.tellAll(courseId, tell);
      }
    } finally {
      this.telling.delete(courseId);
    }
  }

  private async tellAll(courseId: string, tell: Tell): Promise<void> {
    const roomIds = await this.rooms.idsOfCourse(courseId);
    const people = await this.people(courseId, roomIds);
    const ofCourse = new Set(roomIds);
    // Two who are both in it: where they write to each other may be called after another course.
    const isMeant = (room: RoomRecord): boolean =>
      ofCourse.has(room.id) || (room.kind === 'direct' && isBetween(people, room));
    const here = [...(await this.presence.online([...people]))];
    for (let from = 0; from < here.length; from += AT_ONCE)
      await Promise.all(
        here.slice(from, from + AT_ONCE).map(async (userId) => {
          for await (const rooms of this.roomsOf(userId)) await tell(userId, rooms.filter(isMeant));
        }),
      );
  }

  /** Of the course, and of its rooms. */
  private async people(courseId: string, roomIds: readonly string[]): Promise<ReadonlySet<string>> {
    const staff = await this.directory.staffOf(courseId);
    const ids = new Set(staff.map(({ person }) => person.id));
    let cursor: string | undefined;
    do {
      const query = { role: 'student' as const, limit: LIMITS.pageMax, cursor };
      const page = await this.directory.roster(courseId, query);
      for (const { id } of page.people) ids.add(id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    for (let from = 0; from < roomIds.length; from += LIMITS.pageMax)
      for (const { userId } of await this.memberships.ofRooms(roomIds.slice(from, from + LIMITS.pageMax)))
        ids.add(userId);
    return ids;
  }

  private async *roomsOf(userId: string): AsyncIterable<RoomRecord[]> {
    const ids = (await this.memberships.ofPerson(userId)).map(({ chatRoomId }) => chatRoomId);
    let cursor: ActivityCursor | undefined;
    for (;;) {
      const rooms = await this.rooms.recent(ids, ROOMS, cursor);
      yield rooms;
      const last = rooms.at(-1);
      if (!last || rooms.length < ROOMS) return;
      cursor = { at: last.lastActivityAt, id: last.id };
    }
  }
}

/** The key of a direct room is those of its two people. */
function isBetween(people: ReadonlySet<string>, { key }: RoomRecord): boolean {
  return key !== null && key.split(':').every((id) => people.has(id));
}
