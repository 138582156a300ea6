import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { MembershipDocument } from './room.schema';

/** Up to where others are shown that somebody has read a room, once that is not as far as they have. */
@Injectable()
export class ShownPositions {
  constructor(@InjectModel('Membership') private readonly memberships: Model<MembershipDocument>) {}

  /** From now on it is where they are now. What was frozen before stays where it was. */
  async freeze(chatRoomId: string, userId: string): Promise<void> {
    const row = await this.memberships.findOne({ chatRoomId, userId }).lean<MembershipDocument>();
    if (!row) return;
    await this.memberships.updateOne(
      { chatRoomId, userId, shownReadSeq: { $exists: false } },
      { $set: { shownReadSeq: row.lastReadSeq } },
      { timestamps: false },
    );
  }

  /** Nothing is shown as read, where nothing was frozen; true when that was so. */
  async hide(chatRoomId: string, userId: string): Promise<boolean> {
    const { modifiedCount } = await this.memberships.updateOne(
      { chatRoomId, userId, shownReadSeq: { $exists: false } },
      { $set: { shownReadSeq: 0 } },
      { timestamps: false },
    );
    return modifiedCount > 0;
  }

  /** It is as far as they have read again. */
  async release(chatRoomId: string, userId: string): Promise<void> {
    await this.memberships.updateOne(
      { chatRoomId, userId },
      { $unset: { shownReadSeq: '' } },
      { timestamps: false },
    );
  }
}
