import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Directory } from '@officehours/directory';
import { DomainEvents } from '@officehours/platform';
import { announcements } from './announcements';
import { GroupOwners } from './group-owners';
import { MemberChanges } from './member-changes';
import { MembershipRepository } from './membership.repository';
import type { RoomRecord } from './room';
import { RoomRepository } from './room.repository';

/** Who leaves a course leaves its project groups; who is demoted in it owns them no longer. Nobody comes in with the course. */
@Injectable()
export class CourseGroups implements OnModuleInit {
  private readonly log = new Logger(CourseGroups.name);
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly owners: GroupOwners,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('enrolment.changed', ({ courseId, userIds, demotedIds = [] }) => {
      // One after the other: two changes of one course must not undo each other.
      this.following = this.following
        .then(() => this.follow(courseId, new Set(userIds), new Set(demotedIds)))
        .catch((error: unknown) => this.log.warn({ err: error }, 'a group could not follow its course'));
      return this.following;
    });
  }

  /** Asks the directory only about those who are in a group: an import names thousands. */
  private async follow(
    courseId: string,
    userIds: ReadonlySet<string>,
    demotedIds: ReadonlySet<string>,
  ): Promise<void> {
    const groups = new Map((await this.rooms.inCourse(courseId, ['group'])).map((room) => [room.id, room]));
    if (groups.size === 0) return;
    const members = await this.memberships.ofRooms([...groups.keys()]);
    for (const { chatRoomId, userId, role } of members.filter((member) => userIds.has(member.userId))) {
      const room = groups.get(chatRoomId)!;
      const courseRole = await this.directory.roleIn(courseId, userId);
      if (courseRole === null) await this.remove(room, userId);
      else if (courseRole === 'student' && role === 'owner' && demotedIds.has(userId))
        await this.owners.demote(room, userId);
    }
  }

  private async remove(room: RoomRecord, userId: string): Promise<void> {
    const person = (await this.directory.person(userId)) ?? { id: userId, name: 'Someone' };
    await this.changes.remove(room, [userId], announcements.removed(null, person));
    await this.owners.passOn(room);
  }
}
