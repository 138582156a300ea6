import { Injectable } from '@nestjs/common';
import type { Message } from '@officehours/contracts';
import { MembershipRepository } from './membership.repository';
import { presentMessage, ReadPositions } from './message.presenter';
import { RoomLog } from './room-log';
import { unreadOf } from './room.presenter';
import { RoomRepository } from './room.repository';

export interface DirectRoom {
  chatRoomId: string;
  unreadCount: number;
  lastMessage: Message | null;
}

/** The key under which the room of two people is stored, whoever comes first. */
export function participantKey(one: string, other: string): string {
  return [one, other].sort().join(':');
}

/** One person's direct rooms with each of many others: two queries, however many they are. */
@Injectable()
export class DirectRooms {
  constructor(
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly log: RoomLog,
  ) {}

  async of(personId: string, otherIds: readonly string[]): Promise<Map<string, DirectRoom>> {
    const keys = new Map(otherIds.map((id) => [participantKey(personId, id), id]));
    const rooms = await this.rooms.findDirect([...keys.keys()]);
    const memberships = await this.memberships.ofRooms([...rooms.values()].map(({ id }) => id));
    const byRoom = Map.groupBy(memberships, ({ chatRoomId }) => chatRoomId);
    return new Map(
      [...rooms].map(([key, room]) => {
        const members = byRoom.get(room.id) ?? [];
        const lastSeq = Math.max(room.lastSeq, this.log.knownLastSeq(room.id));
        const lastMessage = room.lastMessage && presentMessage(room.lastMessage, new ReadPositions(members));
        return [
          keys.get(key) ?? '',
          { chatRoomId: room.id, unreadCount: unreadOf(members, personId, lastSeq), lastMessage },
        ];
      }),
    );
  }
}
