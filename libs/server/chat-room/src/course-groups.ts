import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Directory, EnrolmentChanges, type EnrolmentChange } from '@officehours/directory';
import { announcements } from './announcements';
import { GroupOwners } from './group-owners';
import { inTheirTurn } from './in-their-turn';
import { MemberChanges } from './member-changes';
import { MembershipRepository } from './membership.repository';
import type { RoomRecord } from './room';
import { RoomRepository } from './room.repository';

/** Who leaves a course leaves its project groups; who is demoted in it owns them no longer. Nobody comes in with the course. */
@Injectable()
export class CourseGroups implements OnModuleInit {
  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly owners: GroupOwners,
    private readonly enrolments: EnrolmentChanges,
  ) {}

  onModuleInit(): void {
    this.enrolments.followedBy((change) => this.follow(change));
  }

  /** Asks the directory only about those who are in a group: an import names thousands. */
  private async follow({ courseId, userIds, demotedIds }: EnrolmentChange): Promise<void> {
    const groups = new Map((await this.rooms.inCourse(courseId, ['group'])).map((room) => [room.id, room]));
    if (groups.size === 0) return;
    const members = await this.memberships.ofRooms([...groups.keys()]);
    const [changed, demoted] = [new Set(userIds), new Set(demotedIds)];
    const theirs = members.filter(({ userId }) => changed.has(userId));
    await inTheirTurn(theirs, async ({ chatRoomId, userId, role }) => {
      const room = groups.get(chatRoomId)!;
      const courseRole = await this.directory.roleIn(courseId, userId);
      if (courseRole === null) await this.remove(room, userId);
      else if (courseRole === 'student' && role === 'owner' && demoted.has(userId))
        await this.owners.demote(room, userId);
    });
  }

  private async remove(room: RoomRecord, userId: string): Promise<void> {
    const person = (await this.directory.person(userId)) ?? { id: userId, name: 'Someone' };
    await this.changes.remove(room, [userId], announcements.removed(null, person));
    await this.owners.passOn(room);
  }
}
