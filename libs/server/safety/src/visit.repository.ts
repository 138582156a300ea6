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
  /** Of the entry in the room's log that makes it a visit; null for one that is told for certain. */
  clientMessageId: string | null;
}

type NewVisit = Omit<VisitRecord, 'id'> & { clientMessageId: string };

/** Older ones are in the audit log. */
const LISTED = 50;

/** Visits, and those that were never told to their room: which they are, the room's log knows. */
@Injectable()
export class VisitRepository {
  constructor(@InjectModel('Visit') private readonly visits: Model<VisitDocument>) {}

  async add(chatRoomId: string, visit: NewVisit): Promise<VisitRecord> {
    const { _id } = await this.visits.create({ chatRoomId, ...visit });
    return { id: _id.toHexString(), ...visit };
  }

  /** Of one person, those that are not over, the one that goes on longest first. */
  async open(chatRoomId: string, userId: string, now: Date): Promise<VisitRecord[]> {
    const rows = await this.visits
      .find({ chatRoomId, userId, endsAt: { $gt: now } })
      .sort({ endsAt: -1 })
      .lean<VisitDocument[]>();
    return rows.map(toRecord);
  }

  /** False when there was none of them to end. */
  async end(ids: readonly string[], now: Date): Promise<boolean> {
    const open = { _id: { $in: ids }, endsAt: { $gt: now } };
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

function toRecord({ _id, userId, reason, createdAt, endsAt, clientMessageId }: VisitDocument): VisitRecord {
  return {
    id: _id.toHexString(),
    userId: userId.toHexString(),
    reason,
    createdAt,
    endsAt,
    clientMessageId: clientMessageId ?? null,
  };
}
