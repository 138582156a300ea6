import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Coalesced, RoomsOfPerson } from '@officehours/platform';
import type { Model } from 'mongoose';
import { ARRIVING } from './room';
import type { MembershipDocument } from './room.schema';

type Row = Pick<MembershipDocument, 'userId' | 'chatRoomId'>;

/**
 * The ids of people's rooms and nothing else of them, from the index alone. Who has not been let in yet is not told of it,
 * and hears nothing of it, also when they connect in just that moment.
 */
@Injectable()
export class MemberRooms extends RoomsOfPerson {
  private readonly rooms = new Coalesced<string[]>((ids) => this.ofPeople(ids));

  constructor(@InjectModel('Membership') private readonly memberships: Model<MembershipDocument>) {
    super();
  }

  async roomIdsOf(personId: string): Promise<string[]> {
    return (await this.rooms.ask(personId)) ?? [];
  }

  private async ofPeople(userIds: readonly string[]): Promise<Map<string, string[]>> {
    const fields = { _id: 0, userId: 1, chatRoomId: 1 };
    const rows = await this.memberships
      .find({ userId: { $in: userIds }, visibleFromSeq: { $ne: ARRIVING } }, fields)
      .lean<Row[]>();
    const byPerson = Map.groupBy(rows, ({ userId }) => userId.toHexString());
    return new Map(
      [...byPerson].map(([id, own]) => [id, own.map(({ chatRoomId }) => chatRoomId.toHexString())]),
    );
  }
}
