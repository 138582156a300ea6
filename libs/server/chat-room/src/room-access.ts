import { Injectable } from '@nestjs/common';
import { notFound } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import type { RoomAccess } from './room';
import { RoomRepository } from './room.repository';

const CAPACITY = 10_000;

/**
 * Who is in which room, remembered, since every message asks. `forget` is called when a room's members change.
 * A load that is under way is shared, so that the sends of one socket find their answer in the order they asked.
 */
@Injectable()
export class RoomAccessCache {
  private readonly rooms = new Map<string, Promise<RoomAccess | null>>();

  constructor(
    private readonly repository: RoomRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /**
   * The room, for one of its members.
   * @throws `not_found` when there is no such room or the person is not in it, answered alike.
   */
  async of(chatRoomId: string, personId: string): Promise<RoomAccess> {
    const room = await this.load(chatRoomId.toLowerCase());
    if (!room?.members.has(personId)) throw notFound();
    return room;
  }

  forget(chatRoomId: string): void {
    this.rooms.delete(chatRoomId);
  }

  private load(chatRoomId: string): Promise<RoomAccess | null> {
    const known = this.rooms.get(chatRoomId);
    if (known) return known;
    const loading = this.read(chatRoomId);
    this.rooms.set(chatRoomId, loading);
    // What does not exist may come to exist; what could not be read may be read later.
    loading.then(
      (room) => room ?? this.forget(chatRoomId),
      () => this.forget(chatRoomId),
    );
    if (this.rooms.size > CAPACITY) this.dropOldest();
    return loading;
  }

  private async read(chatRoomId: string): Promise<RoomAccess | null> {
    const [room, members] = await Promise.all([
      this.repository.find(chatRoomId),
      this.memberships.ofRoom(chatRoomId),
    ]);
    if (!room) return null;
    return {
      id: room.id,
      kind: room.kind,
      courseId: room.courseId,
      members: new Map(members.map(({ userId, model }) => [userId, model])),
    };
  }

  private dropOldest(): void {
    const [oldest] = this.rooms.keys();
    if (oldest !== undefined) this.rooms.delete(oldest);
  }
}
