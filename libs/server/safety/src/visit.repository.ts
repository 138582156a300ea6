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

  /** The one that goes on longest; null when there is none. */
  async open(chatRoomId: string, userId: string, now: Date): Promise<VisitRecord | null> {
    const visit = await this.visits
      .findOne({ chatRoomId, userId, endsAt: { $gt: now } })
      .sort({ endsAt: -1 })
      .lean<VisitDocument>();
    return visit && toRecord(visit);
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
    return rows.map(toRecord);
  }
}

function toRecord({ _id, userId, reason, createdAt, endsAt }: VisitDocument): VisitRecord {
  return { id: _id.toHexString(), userId: userId.toHexString(), reason, createdAt, endsAt };
}
