import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model } from 'mongoose';
import type { Announcement } from './announcements';
import type { DueAnnouncementDocument } from './due-announcement.schema';

export interface DueAnnouncement extends Announcement {
  id: string;
  chatRoomId: string;
  /** Of the entry in the log, so that there is one however often it is written. */
  clientMessageId: string;
}

/** Announcements from before the change they speak of until they are in the log. */
@Injectable()
export class DueAnnouncementRepository {
  constructor(@InjectModel('DueAnnouncement') private readonly rows: Model<DueAnnouncementDocument>) {}

  async begin(chatRoomId: string, { event, text }: Announcement, dueAt: Date): Promise<DueAnnouncement> {
    const _id = new Types.ObjectId();
    const clientMessageId = randomUUID();
    await this.rows.create({ _id, chatRoomId, clientMessageId, event, text, dueAt });
    return { id: _id.toHexString(), chatRoomId, clientMessageId, event, text };
  }

  async end({ id }: DueAnnouncement): Promise<void> {
    await this.rows.deleteOne({ _id: id });
  }

  /** Those that should have been in the log before `now`, oldest first. */
  async due(now: Date, limit: number): Promise<DueAnnouncement[]> {
    const rows = await this.rows
      .find({ dueAt: { $lt: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<DueAnnouncementDocument[]>();
    return rows.map(({ _id, chatRoomId, clientMessageId, event, text }) => ({
      id: _id.toHexString(),
      chatRoomId: chatRoomId.toHexString(),
      clientMessageId,
      event,
      text,
    }));
  }
}
