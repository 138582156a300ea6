import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { LIMITS } from '@officehours/contracts';
import { Types, type Model } from 'mongoose';
import type { BlockDocument } from './block.schema';

export interface BlockRecord {
  ownerId: string;
  userId: string;
  createdAt: Date;
}

/** Blocks that are read at a time. */
const BATCH = 500;

@Injectable()
export class BlockRepository {
  constructor(@InjectModel('Block') private readonly blocks: Model<BlockDocument>) {}

  /** True for the call that made it. */
  async put(ownerId: string, userId: string, createdAt: Date): Promise<boolean> {
    const { upsertedCount } = await this.blocks.updateOne(
      { ownerId, userId },
      { $setOnInsert: { createdAt } },
      { upsert: true },
    );
    return upsertedCount > 0;
  }

  /** True for the call that ended it. */
  async remove(ownerId: string, userId: string): Promise<boolean> {
    return (await this.blocks.deleteOne({ ownerId, userId })).deletedCount > 0;
  }

  async has(ownerId: string, userId: string): Promise<boolean> {
    return (await this.blocks.exists({ ownerId, userId })) !== null;
  }

  /** All that were made before `time`, some at a time. */
  async *before(time: Date): AsyncGenerator<BlockRecord[]> {
    let after = new Types.ObjectId('000000000000000000000000');
    for (;;) {
      const rows = await this.blocks
        .find({ _id: { $gt: after }, createdAt: { $lt: time } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<BlockDocument[]>();
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(toRecord);
      after = last._id;
    }
  }

  /** A person's own blocks, the newest first. */
  async of(ownerId: string): Promise<BlockRecord[]> {
    const rows = await this.blocks
      .find({ ownerId })
      .sort({ createdAt: -1 })
      .limit(LIMITS.blocks)
      .lean<BlockDocument[]>();
    return rows.map(toRecord);
  }

  /** All blocks that any of these people made, or that were made against them. */
  async around(personIds: readonly string[]): Promise<BlockRecord[]> {
    const rows = await this.blocks
      .find({ $or: [{ ownerId: { $in: personIds } }, { userId: { $in: personIds } }] })
      .lean<BlockDocument[]>();
    return rows.map(toRecord);
  }
}

function toRecord({ ownerId, userId, createdAt }: BlockDocument): BlockRecord {
  return { ownerId: ownerId.toHexString(), userId: userId.toHexString(), createdAt };
}
