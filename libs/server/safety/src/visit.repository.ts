import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { VisitDocument } from './visit.schema';

export interface VisitRecord {
  id: string;
  userId: string;
  reason: string;
  createdAt: Date;
  endsAt: Date;
}

/** Older ones are in the audit log. */
const LISTED = 50;

@Injectable()
export class VisitRepository {
  constructor(@InjectModel('Visit') private readonly visits: Model<VisitDocument>) {}

  async add(chatRoomId: string, visit: Omit<VisitRecord, 'id'>): Promise<VisitRecord> {
    const { _id } = await this.visits.create({ chatRoomId, ...visit });
    return { id: _id.toHexString(), ...visit };
  }

  async isOpen(chatRoomId: string, userId: string, now: Date): Promise<boolean> {
    return (await this.visits.exists({ chatRoomId, userId, endsAt: { $gt: now } })) !== null;
  }

  /** False when there was none to end. */
  async end(chatRoomId: string, userId: string, now: Date): Promise<boolean> {
    const open = { chatRoomId, userId, endsAt: { $gt: now } };
    return (await this.visits.updateMany(open, { $set: { endsAt: now } })).modifiedCount > 0;
  }

  /** Of a room, the newest first. */
  async of(chatRoomId: string): Promise<VisitRecord[]> {
    const rows = await this.visits
      .find({ chatRoomId })
      .sort({ createdAt: -1 })
      .limit(LISTED)
      .lean<VisitDocument[]>();
    return rows.map(({ _id, userId, reason, createdAt, endsAt }) => {
      return { id: _id.toHexString(), userId: userId.toHexString(), reason, createdAt, endsAt };
    });
  }
}
