import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Directory } from '@officehours/directory';
import { Audit, DomainEvents } from '@officehours/platform';
import { MemberChanges } from './member-changes';
import { MembershipRepository } from './membership.repository';
import type { Membership, RoomRecord } from './room';
import { RoomRepository } from './room.repository';

/** Keeps every project group in somebody's hands. */
@Injectable()
export class GroupOwners implements OnModuleInit {
  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly audit: Audit,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('room.ownerless', async ({ chatRoomId }) => {
      const room = await this.rooms.find(chatRoomId);
      if (room) await this.passOn(room);
    });
  }

  /**
   * Gives a group without an owner to who has been in it longest: of the staff of its course where one is there, else of
   * all its members.
   */
  async passOn(room: RoomRecord): Promise<void> {
    await this.appoint(room, await this.memberships.ofRoom(room.id));
  }

  /** Makes an owner a member, once somebody else owns the group: who is alone in it keeps it. */
  async demote(room: RoomRecord, userId: string): Promise<void> {
    const others = (await this.memberships.ofRoom(room.id)).filter((member) => member.userId !== userId);
    if (others.length === 0) return;
    await this.appoint(room, others);
    await this.changes.setRole(room, userId, 'member');
  }

  private async appoint(room: RoomRecord, members: readonly Membership[]): Promise<void> {
    if (members.some(({ role }) => role === 'owner')) return;
    const staff = await this.directory.staffOf(room.courseId ?? '');
    const userId = heirOf(members, new Set(staff.map(({ person }) => person.id)));
    if (userId === undefined) return;
    await this.audit.during(
      { action: 'member.role', subjectId: userId, chatRoomId: room.id, details: { role: 'owner' } },
      () => this.changes.setRole(room, userId, 'owner'),
      Boolean,
    );
  }
}

/** Who has been in a room longest, of the staff first; undefined for an empty room. */
export function heirOf(
  members: readonly Pick<Membership, 'userId' | 'joinedAt'>[],
  staffIds: ReadonlySet<string>,
): string | undefined {
  const byAge = members.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  return (byAge.find(({ userId }) => staffIds.has(userId)) ?? byAge[0])?.userId;
}
