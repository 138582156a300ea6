import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SuspensionDocument } from './suspension.schema';

export interface SuspensionRecord {
  userId: string;
  reason: string;
  createdAt: Date;
}

/** More are never shown at once. */
const LISTED = 500;

@Injectable()
export class SuspensionRepository {
  constructor(@InjectModel('Suspension') private readonly suspensions: Model<SuspensionDocument>) {}

  /** True for the call that made it; the first reason stays. */
  async put(userId: string, byId: string, reason: string, createdAt: Date): Promise<boolean> {
    const { upsertedCount } = await this.suspensions.updateOne(
      { _id: userId },
      { $setOnInsert: { byId, reason, createdAt } },
      { upsert: true },
    );
    return upsertedCount > 0;
  }

  /** True for the call that ended it. */
  async remove(userId: string): Promise<boolean> {
    return (await this.suspensions.deleteOne({ _id: userId })).deletedCount > 0;
  }

  /** Of these people, those who are suspended. */
  async among(userIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.suspensions
      .find({ _id: { $in: userIds } }, { _id: 1 })
      .lean<SuspensionDocument[]>();
    return new Set(rows.map(({ _id }) => _id.toHexString()));
  }

  /** Those from before `before`, the newest first. */
  async all(before: Date): Promise<SuspensionRecord[]> {
    const rows = await this.suspensions
      .find({ createdAt: { $lte: before } })
      .sort({ createdAt: -1 })
      .limit(LISTED)
      .lean<SuspensionDocument[]>();
    return rows.map(({ _id, reason, createdAt }) => ({ userId: _id.toHexString(), reason, createdAt }));
  }
}
