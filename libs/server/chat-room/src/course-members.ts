import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LIMITS, type RoomRole } from '@officehours/contracts';
import { Directory, EnrolmentChanges, isStaff, type EnrolmentChange } from '@officehours/directory';
import type { Person } from '@officehours/platform';
import { announcements } from './announcements';
import { inTheirTurn } from './in-their-turn';
import { MemberChanges, type AddedMember } from './member-changes';
import { MembershipRepository } from './membership.repository';
import type { RoomRecord } from './room';
import { RoomRepository } from './room.repository';

/** Keeps the members of a course's own rooms those of the course. */
@Injectable()
export class CourseMembers implements OnModuleInit {
  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly enrolments: EnrolmentChanges,
  ) {}

  onModuleInit(): void {
    this.enrolments.followedBy((change) => this.follow(change));
  }

  /** Everyone who belongs into a room of the course and is not in it. */
  async bringIn(room: RoomRecord): Promise<void> {
    const present = new Set((await this.memberships.ofRoom(room.id)).map(({ userId }) => userId));
    const isMissing = ({ person }: AddedMember) => !present.has(person.id);
    const staff = (await this.directory.staffOf(room.courseId ?? '')).map(({ person }) => owner(person));
    await this.changes.add(room, staff.filter(isMissing));
    if (room.kind === 'staff') {
      const student = await this.directory.person(studentOf(room));
      if (student) await this.changes.add(room, [member(student)].filter(isMissing));
      return;
    }
    for await (const students of this.students(room.courseId ?? ''))
      await this.changes.add(room, students.map(member).filter(isMissing));
  }

  private async follow({ courseId, userIds }: EnrolmentChange): Promise<void> {
    const rooms = await this.rooms.inCourse(courseId, ['staff', 'announcement']);
    await inTheirTurn(rooms.length > 0 ? userIds : [], async (userId) => {
      const person = await this.directory.person(userId);
      if (person) await this.settle(courseId, rooms, person);
    });
  }

  /** Looks again afterwards: another node may have followed a newer change, before what this one did. */
  private async settle(courseId: string, rooms: readonly RoomRecord[], person: Person): Promise<void> {
    let role = await this.directory.roleIn(courseId, person.id);
    for (;;) {
      for (const room of rooms) await this.place(room, person, role === null ? null : isStaff(role));
      const now = await this.directory.roleIn(courseId, person.id);
      if (now === role) return;
      role = now;
    }
  }

  /** Puts one person where the course says they belong. `isOfStaff` is null for who is not in the course any more. */
  private async place(room: RoomRecord, person: Person, isOfStaff: boolean | null): Promise<void> {
    const held = await this.memberships.find(room.id, person.id);
    const role = roleIn(room, person.id, isOfStaff);
    // People come and go in a course; that is no news in the room of all of them.
    const isQuiet = room.kind === 'announcement';
    if (held && role === null)
      await this.changes.remove(room, [person.id], isQuiet ? undefined : announcements.removed(null, person));
    else if (held && role && held.role !== role) await this.changes.setRole(room, person.id, role);
    else if (!held && role)
      await this.changes.add(
        room,
        [{ person, role }],
        isQuiet ? undefined : announcements.added(null, [person]),
      );
  }

  private async *students(courseId: string): AsyncIterable<Person[]> {
    let cursor: string | undefined;
    do {
      const page = await this.directory.roster(courseId, { role: 'student', limit: LIMITS.pageMax, cursor });
      yield page.people;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

const owner = (person: Person): AddedMember => ({ person, role: 'owner' });
const member = (person: Person): AddedMember => ({ person, role: 'member' });

/** What a person of the course is in one of its rooms; null when they do not belong there. */
function roleIn(room: RoomRecord, personId: string, isOfStaff: boolean | null): RoomRole | null {
  if (isOfStaff === null) return null;
  if (isOfStaff) return 'owner';
  return room.kind === 'announcement' || studentOf(room) === personId ? 'member' : null;
}

/** The key of a staff room is `staff:course:student`. */
function studentOf(room: RoomRecord): string {
  return room.key?.split(':')[2] ?? '';
}
