import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { mongo, Types, type Model } from 'mongoose';
import type { NotificationSettingsDocument } from '../settings/notification-settings.schema';

/** Sending takes less than this; whoever died in it held the place no longer. */
const LEASE_MS = 30_000;
const DUPLICATE = 11_000;

/** What people were written about. */
@Injectable()
export class MailStateRepository {
  constructor(
    @InjectModel('NotificationSettings') private readonly states: Model<NotificationSettingsDocument>,
  ) {}

  /** By room, up to which message there was an e-mail; null while another one to this person is on its way. */
  async begin(userId: string, now: Date): Promise<Readonly<Record<string, number>> | null> {
    try {
      const row = await this.states
        .findOneAndUpdate(
          { _id: userId, $or: [{ mailingUntil: { $exists: false } }, { mailingUntil: { $lt: now } }] },
          { $set: { mailingUntil: new Date(now.getTime() + LEASE_MS) } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<NotificationSettingsDocument>();
      return row?.mailed ?? {};
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === DUPLICATE) return null;
      throw error;
    }
  }

  async end(userId: string, mailed: Readonly<Record<string, number>>): Promise<void> {
    const positions = Object.fromEntries(
      Object.entries(mailed).map(([room, seq]) => [`mailed.${room}`, seq]),
    );
    await this.states.collection.updateOne(
      { _id: new Types.ObjectId(userId) },
      {
        $unset: { mailingUntil: '' },
        ...(Object.keys(positions).length > 0 && { $max: positions }),
      },
    );
  }
}
