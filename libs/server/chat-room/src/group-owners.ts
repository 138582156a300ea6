import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { Directory } from '@officehours/directory';
import { Audit, DomainEvents, OrderedGate, Suspensions } from '@officehours/platform';
import { MemberChanges } from './member-changes';
import { MembershipRepository } from './membership.repository';
import { isLetIn } from './readers';
import type { Membership, RoomRecord } from './room';
import { RoomRepository } from './room.repository';

/** Keeps every project group in somebody's hands. */
@Injectable()
export class GroupOwners implements OnModuleInit {
  /** By group: who comes second finds the owner that the first one made. */
  private readonly gate = new OrderedGate();

  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly changes: MemberChanges,
    private readonly audit: Audit,
    private readonly events: DomainEvents,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  onModuleInit(): void {
    this.events.on('room.ownerless', async ({ chatRoomId }) => {
      const room = await this.rooms.find(chatRoomId);
      if (room) await this.passOn(room);
    });
  }

  /**
   * Gives a group without an owner to who has been in it longest: of the staff of its course where one is there, else of
   * all its members. To somebody who is suspended only where all of them are.
   */
  passOn(room: RoomRecord): Promise<void> {
    return this.gate.run(room.id, async () => this.appoint(room, await this.memberships.ofRoom(room.id)));
  }

  /** Makes an owner a member, once somebody else owns the group: who is alone in it, or with the suspended, keeps it. */
  demote(room: RoomRecord, userId: string): Promise<void> {
    return this.gate.run(room.id, async () => {
      const members = await this.memberships.ofRoom(room.id);
      const others = members.filter((member) => member.userId !== userId && isLetIn(member));
      const suspendedIds = await this.suspendedOf(others);
      if (others.every((other) => suspendedIds.has(other.userId))) return;
      await this.appoint(room, others);
      await this.changes.setRole(room, userId, 'member');
    });
  }

  private async appoint(room: RoomRecord, members: readonly Membership[]): Promise<void> {
    if (members.some(({ role }) => role === 'owner')) return;
    const staff = await this.directory.staffOf(room.courseId ?? '');
    const userId = heirOf(
      members,
      new Set(staff.map(({ person }) => person.id)),
      await this.suspendedOf(members),
    );
    if (userId === undefined) return;
    await this.audit.during(
      { action: 'member.role', subjectId: userId, chatRoomId: room.id, details: { role: 'owner' } },
      () => this.changes.setRole(room, userId, 'owner'),
      Boolean,
    );
  }

  private async suspendedOf(members: readonly Membership[]): Promise<Set<string>> {
    const asked = members.map(async ({ userId }) => {
      return (await this.suspensions?.isSuspended(userId)) ? [userId] : [];
    });
    return new Set((await Promise.all(asked)).flat());
  }
}

/** Who has been in a room longest, of the staff first; of those who are suspended last. Undefined where nobody is let in. */
export function heirOf(
  members: readonly (Pick<Membership, 'userId' | 'joinedAt'> & Parameters<typeof isLetIn>[0])[],
  staffIds: ReadonlySet<string>,
  suspendedIds: ReadonlySet<string>,
): string | undefined {
  const byAge = members.filter(isLetIn).toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  const able = byAge.filter(({ userId }) => !suspendedIds.has(userId));
  const heirs = able.length > 0 ? able : byAge;
  return (heirs.find(({ userId }) => staffIds.has(userId)) ?? heirs[0])?.userId;
}
