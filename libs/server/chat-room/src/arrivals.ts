import { Injectable } from '@nestjs/common';
import { DomainEvents } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import { RoomAccessCache } from './room-access';
import { RoomRepository } from './room.repository';

/** The second half of coming into a room: whoever was stored as a member is let in with the entry that says so. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly rooms: RoomRepository,
    private readonly access: RoomAccessCache,
    private readonly events: DomainEvents,
  ) {}

  /** @param seq of the entry: under `joined` they see nothing that stands before it, whatever was said meanwhile. */
  async letIn(chatRoomId: string, userIds: readonly string[], seq: number): Promise<void> {
    await this.memberships.showFrom(chatRoomId, userIds, seq);
    this.access.forget(chatRoomId);
    const room = await this.rooms.find(chatRoomId);
    if (room) this.events.publish('member.added', { room, userIds: [...userIds] });
  }
}
