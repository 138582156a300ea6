import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { PersonModel } from '@officehours/contracts';
import { mongo, Types, type Model } from 'mongoose';
import type { Membership } from './room';
import type { MembershipDocument } from './room.schema';

/** A read position to move forward. */
export interface ReadPosition {
  chatRoomId: string;
  userId: string;
  seq: number;
}

/** Who is in which room, and how far they have read. */
@Injectable()
export class MembershipRepository {
  constructor(@InjectModel('Membership') private readonly memberships: Model<MembershipDocument>) {}

  async ofRoom(chatRoomId: string): Promise<Membership[]> {
    return (await this.memberships.find({ chatRoomId }).lean<MembershipDocument[]>()).map(toMembership);
  }

  async ofRooms(chatRoomIds: readonly string[]): Promise<Membership[]> {
    return (
      await this.memberships.find({ chatRoomId: { $in: chatRoomIds } }).lean<MembershipDocument[]>()
    ).map(toMembership);
  }

  async ofPerson(userId: string): Promise<Membership[]> {
    return (await this.memberships.find({ userId }).lean<MembershipDocument[]>()).map(toMembership);
  }

  /** Adds members; those who are there already stay as they are. */
  async add(chatRoomId: string, members: readonly { userId: string; model: PersonModel }[]): Promise<void> {
    const documents = members.map(({ userId, model }) => ({ chatRoomId, userId, model, lastReadSeq: 0 }));
    try {
      await this.memberships.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) throw error;
    }
  }

  /** Moves a position forward, never back; returns where it stands. Null when the person is not in the room. */
  async read({ chatRoomId, userId, seq }: ReadPosition): Promise<number | null> {
    const after = await this.memberships
      .findOneAndUpdate(
        { chatRoomId, userId },
        { $max: { lastReadSeq: seq } },
        { returnDocument: 'after', timestamps: false },
      )
      .lean<MembershipDocument>();
    return after?.lastReadSeq ?? null;
  }

  async readMany(positions: readonly ReadPosition[]): Promise<void> {
    const operations = positions.map(({ chatRoomId, userId, seq }) => ({
      updateOne: {
        filter: { chatRoomId: new Types.ObjectId(chatRoomId), userId: new Types.ObjectId(userId) },
        update: { $max: { lastReadSeq: seq } },
      },
    }));
    if (operations.length > 0) await this.memberships.collection.bulkWrite(operations, { ordered: false });
  }
}

function toMembership({ chatRoomId, userId, model, lastReadSeq }: MembershipDocument): Membership {
  return { chatRoomId: chatRoomId.toHexString(), userId: userId.toHexString(), model, lastReadSeq };
}
