import { Injectable } from '@nestjs/common';
import { DomainEvents, type Person } from '@officehours/platform';
import { participantKey } from './direct-rooms';
import { MembershipRepository } from './membership.repository';
import type { RoomRecord } from './room';
import { RoomAccessCache } from './room-access';
import { RoomRepository } from './room.repository';

export interface OpenedRoom {
  room: RoomRecord;
  /** True for exactly one of all who ask. */
  created: boolean;
}

/** Makes the room of a pair, or finds it. Many who ask at once share one look. */
@Injectable()
export class RoomOpener {
  private readonly underWay = new Map<string, Promise<OpenedRoom>>();

  constructor(
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly access: RoomAccessCache,
    private readonly events: DomainEvents,
  ) {}

  async open(people: readonly [Person, Person], courseId: string | null): Promise<OpenedRoom> {
    const key = participantKey(people[0].id, people[1].id);
    const first = this.underWay.get(key);
    if (first) return { room: (await first).room, created: false };
    const opening = this.findOrCreate(key, people, courseId);
    this.underWay.set(key, opening);
    try {
      return await opening;
    } finally {
      this.underWay.delete(key);
    }
  }

  private async findOrCreate(
    key: string,
    people: readonly Person[],
    courseId: string | null,
  ): Promise<OpenedRoom> {
    const opened = await this.rooms.findOrCreate({ key, kind: 'direct', courseId });
    const { room, created } = opened;
    // Again for a room that was found: its maker may have died between the two writes.
    await this.memberships.add(
      room.id,
      people.map(({ id, model }) => ({ userId: id, model })),
    );
    // Also where nothing was said: whoever made it may have died before the two heard of it.
    if (created || room.lastSeq === 0) {
      this.access.forget(room.id);
      this.events.publish('room.created', { room, memberIds: people.map(({ id }) => id) });
    }
    return opened;
  }
}
