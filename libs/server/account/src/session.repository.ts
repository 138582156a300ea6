import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SessionDocument } from './session.schema';

/** A session as it is stored, ids as hex digits. */
export interface SessionRecord extends Omit<SessionDocument, '_id' | 'userId'> {
  id: string;
  userId: string;
}

export interface Rotation {
  /** Hash of the token in force. */
  from: string;
  to: string;
  at: Date;
  expiresAt: Date;
}

export interface LiveQuery {
  limit: number;
  except?: string;
}

@Injectable()
export class SessionRepository {
  constructor(@InjectModel('Session') private readonly sessions: Model<SessionDocument>) {}

  async add({ id, ...session }: SessionRecord): Promise<void> {
    await this.sessions.create({ _id: id, ...session });
  }

  async find(id: string): Promise<SessionRecord | null> {
    const session = await this.sessions.findById(id).lean<SessionDocument>();
    return session && toRecord(session);
  }

  async findAll(ids: readonly string[]): Promise<SessionRecord[]> {
    return (await this.sessions.find({ _id: { $in: ids } }).lean<SessionDocument[]>()).map(toRecord);
  }

  /** Puts the next token in force. Of many who come with the same one, a single call returns true. */
  async rotate(id: string, { from, to, at, expiresAt }: Rotation): Promise<boolean> {
    const rotated = await this.sessions.updateOne(
      { _id: id, tokenHash: from, endedAt: null },
      { $set: { tokenHash: to, previousHash: from, rotatedAt: at, expiresAt } },
    );
    return rotated.modifiedCount === 1;
  }

  /** A person's live sessions, the newest first, without the one of id `except`. */
  async live(userId: string, now: Date, { limit, except }: LiveQuery): Promise<SessionRecord[]> {
    const filter = {
      userId,
      endedAt: null,
      expiresAt: { $gt: now },
      ...(except && { _id: { $ne: except } }),
    };
    const found = await this.sessions
      .find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<SessionDocument[]>();
    return found.map(toRecord);
  }

  /** True for the call that ended it. */
  async end(id: string, at: Date): Promise<boolean> {
    const ended = await this.sessions.updateOne({ _id: id, endedAt: null }, { $set: { endedAt: at } });
    return ended.modifiedCount === 1;
  }
}

function toRecord({ _id, userId, ...session }: SessionDocument): SessionRecord {
  return { ...session, id: _id.toHexString(), userId: userId.toHexString() };
}
