import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { PersonPreferences } from '@officehours/contracts';
import { Coalesced } from '@officehours/platform';
import { Types, type Model } from 'mongoose';
import type { PersonSettingsDocument } from './person-settings.schema';

export interface PersonSettings extends PersonPreferences {
  userId: string;
  lastSeenAt: Date | null;
}

/** What people decided for all their rooms, and when they were last here. */
@Injectable()
export class PersonSettingsRepository {
  private readonly byPerson = new Coalesced<PersonSettings>((ids) => this.find(ids));

  private readonly seenAt = new Map<string, Date>();
  private readonly leaving = new Coalesced<undefined>((ids) => this.writeSeen(ids));

  constructor(@InjectModel('PersonSettings') private readonly settings: Model<PersonSettingsDocument>) {}

  async of(userIds: readonly string[]): Promise<Map<string, PersonSettings>> {
    const [first, ...others] = userIds;
    if (first === undefined || others.length > 0) return this.find(userIds);
    const settings = await this.byPerson.ask(first.toLowerCase());
    return new Map(settings ? [[settings.userId, settings]] : []);
  }

  /** Those of them who hide their receipts. */
  async hidingReceipts(userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const hiding = [...(await this.of(userIds)).values()].filter(({ receiptsHidden }) => receiptsHidden);
    return new Set(hiding.map(({ userId }) => userId));
  }

  private async find(userIds: readonly string[]): Promise<Map<string, PersonSettings>> {
    const rows = await this.settings.find({ _id: { $in: userIds } }).lean<PersonSettingsDocument[]>();
    return new Map(rows.map((row) => [row._id.toHexString(), toSettings(row)]));
  }

  async set(userId: string, preferences: Partial<PersonPreferences>): Promise<PersonSettings> {
    const row = await this.settings
      .findByIdAndUpdate(userId, { $set: preferences }, { upsert: true, returnDocument: 'after' })
      .lean<PersonSettingsDocument>();
    return toSettings(row);
  }

  /** Who leaves at about the same time is noted in one write. */
  async seen(userId: string, at: Date): Promise<void> {
    this.seenAt.set(userId, at);
    await this.leaving.ask(userId);
  }

  private async writeSeen(userIds: readonly string[]): Promise<Map<string, undefined>> {
    const operations = userIds.map((userId) => ({
      updateOne: {
        filter: { _id: new Types.ObjectId(userId) },
        update: { $max: { lastSeenAt: this.seenAt.get(userId) } },
        upsert: true,
      },
    }));
    for (const userId of userIds) this.seenAt.delete(userId);
    await this.settings.collection.bulkWrite(operations, { ordered: false });
    return new Map();
  }
}

function toSettings(row: PersonSettingsDocument): PersonSettings {
  return {
    userId: row._id.toHexString(),
    receiptsHidden: row.receiptsHidden ?? false,
    lastSeenHidden: row.lastSeenHidden ?? false,
    away: row.away ?? false,
    lastSeenAt: row.lastSeenAt ?? null,
  };
}
