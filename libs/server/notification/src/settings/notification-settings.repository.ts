import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { NotificationSettings } from '@officehours/contracts';
import type { Model } from 'mongoose';
import type { NotificationSettingsDocument } from './notification-settings.schema';

@Injectable()
export class NotificationSettingsRepository {
  constructor(
    @InjectModel('NotificationSettings') private readonly settings: Model<NotificationSettingsDocument>,
  ) {}

  async of(userId: string): Promise<NotificationSettings> {
    return toSettings(await this.settings.findById(userId).lean<NotificationSettingsDocument>());
  }

  async set(
    userId: string,
    { quietHours, ...rest }: Partial<NotificationSettings>,
  ): Promise<NotificationSettings> {
    const row = await this.settings
      .findByIdAndUpdate(
        userId,
        { $set: { ...quietHours, ...defined(rest) } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<NotificationSettingsDocument>();
    return toSettings(row);
  }
}

function toSettings(row: NotificationSettingsDocument | null): NotificationSettings {
  const { timeZone = 'UTC', spans = [], showText = false, mail = true, language = 'en' } = row ?? {};
  return {
    quietHours: { timeZone, spans: spans.map(({ day, from, to }) => ({ day, from, to })) },
    showText,
    mail,
    language,
  };
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
