import { Injectable } from '@nestjs/common';
import type { RoomRole } from '@officehours/contracts';
import { DomainEvents, type Person } from '@officehours/platform';
import { Announcer } from './announcer';
import type { Announcement } from './announcements';
import { MembershipRepository } from './membership.repository';
import { ARRIVING, type RoomRecord } from './room';
import { RoomAccessCache } from './room-access';
import { RoomLog } from './room-log';

export interface AddedMember {
  person: Pick<Person, 'id' | 'model'>;
  role: RoomRole;
}

/**
 * The one way into a room and out of it. Without an announcement (a course of thousands) the log stays as it is. First what is stored, then what this node remembers, then the sockets, and
 * last the entry in the log: nobody who was removed hears anything that comes after that entry. Who is added is let in
 * with the entry: they see and hear nothing that stands before it.
 */
@Injectable()
export class MemberChanges {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly access: RoomAccessCache,
    private readonly log: RoomLog,
    private readonly announcer: Announcer,
    private readonly events: DomainEvents,
  ) {}

  /** Adds those who are not in the room yet. */
  async add(room: RoomRecord, added: readonly AddedMember[], announcement?: Announcement): Promise<void> {
    if (added.length === 0) return;
    const isTold = announcement?.event.kind === 'membersAdded';
    await this.announcer.afterChange(room.id, announcement, async () => {
      const lastSeq = await this.log.lastSeq(room.id);
      // Others go on writing: where the entry will stand, and with it what is seen, is known when it is written.
      const firstSeen = isTold ? ARRIVING : lastSeq + 1;
      await this.memberships.add(
        room.id,
        added.map(({ person, role }) => ({
          userId: person.id,
          model: person.model,
          role,
          visibleFromSeq: room.history === 'joined' ? firstSeen : 1,
          // What was said before somebody came is not unread for them.
          lastReadSeq: lastSeq,
        })),
      );
      if (!isTold) this.came(room, added);
      return true;
    });
  }

  /** False when none of them was in it. */
  async remove(room: RoomRecord, userIds: readonly string[], announcement?: Announcement): Promise<boolean> {
    if (userIds.length === 0) return false;
    return this.announcer.afterChange(room.id, announcement, async () => {
      const removed = await this.memberships.remove(room.id, userIds);
      this.access.forget(room.id);
      if (removed > 0) this.events.publish('member.removed', { chatRoomId: room.id, userIds: [...userIds] });
      return removed > 0;
    });
  }

  /** False when it is the role they have. */
  async setRole(
    room: RoomRecord,
    userId: string,
    role: RoomRole,
    announcement?: Announcement,
  ): Promise<boolean> {
    return this.announcer.afterChange(room.id, announcement, async () => {
      const isNew = await this.memberships.setRole(room.id, userId, role);
      this.access.forget(room.id);
      if (isNew) this.events.publish('room.changed', { room });
      return isNew;
    });
  }

  /** Where there is no entry that would let them in. */
  private came(room: RoomRecord, added: readonly AddedMember[]): void {
    this.access.forget(room.id);
    this.events.publish('member.added', { room, userIds: added.map(({ person }) => person.id) });
  }
}
