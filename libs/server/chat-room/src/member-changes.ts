import { Injectable } from '@nestjs/common';
import type { RoomRole } from '@officehours/contracts';
import { DomainEvents, type Person } from '@officehours/platform';
import { Announcer } from './announcer';
import type { Announcement } from './announcements';
import { MembershipRepository } from './membership.repository';
import type { RoomRecord } from './room';
import { RoomAccessCache } from './room-access';
import { RoomLog } from './room-log';

export interface AddedMember {
  person: Pick<Person, 'id' | 'model'>;
  role: RoomRole;
}

/**
 * The one way into a room and out of it. Without an announcement (a course of thousands) the log stays as it is. First what is stored, then what this node remembers, then the sockets, and
 * last the entry in the log: nobody who was removed hears anything that comes after that entry.
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
    await this.announcer.afterChange(room.id, announcement, async () => {
      const lastSeq = await this.log.lastSeq(room.id);
      // What was said before somebody came is not unread for them; under `joined` they do not see it either.
      const visibleFromSeq = room.history === 'joined' ? lastSeq + 1 : 1;
      await this.memberships.add(
        room.id,
        added.map(({ person, role }) => ({
          userId: person.id,
          model: person.model,
          role,
          visibleFromSeq,
          lastReadSeq: lastSeq,
        })),
      );
      this.access.forget(room.id);
      this.events.publish('member.added', { room, userIds: added.map(({ person }) => person.id) });
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
}
