import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import type { ReportDocument } from './report.schema';

/** A report as it is stored, ids as hex digits. */
export interface ReportRecord extends Omit<
  ReportDocument,
  '_id' | 'messageId' | 'chatRoomId' | 'courseId' | 'reporterId' | 'senderId' | 'closedBy'
> {
  id: string;
  messageId: string;
  chatRoomId: string;
  courseId: string | null;
  reporterId: string;
  senderId: string;
}

export type NewReport = Omit<ReportRecord, 'id' | 'closedAt'>;

export interface ReportQuery {
  /** Of these courses; absent: of all, and of rooms without a course. */
  courseIds?: readonly string[];
  /** Not about what this person wrote. */
  notAbout: string;
  limit: number;
  beforeId?: string;
}

/** Above every id. */
const NEWEST = 'f'.repeat(24);

@Injectable()
export class ReportRepository {
  constructor(@InjectModel('Report') private readonly reports: Model<ReportDocument>) {}

  /** The report, and whether this call made it. */
  async put(report: NewReport): Promise<{ report: ReportRecord; created: boolean }> {
    const { messageId, reporterId, ...fields } = report;
    const { upsertedCount } = await this.reports.updateOne(
      { messageId, reporterId },
      { $setOnInsert: { ...fields, closedAt: null, closedBy: null } },
      { upsert: true },
    );
    const stored = await this.reports.findOne({ messageId, reporterId }).lean<ReportDocument>();
    if (!stored) throw new Error('a report that was just stored is missing');
    return { report: toRecord(stored), created: upsertedCount > 0 };
  }

  async find(id: string): Promise<ReportRecord | null> {
    const report = await this.reports.findById(id).lean<ReportDocument>();
    return report && toRecord(report);
  }

  /** The newest first. */
  async page({ courseIds, notAbout, limit, beforeId = NEWEST }: ReportQuery): Promise<ReportRecord[]> {
    const filter: QueryFilter<ReportDocument> = { _id: { $lt: beforeId }, senderId: { $ne: notAbout } };
    if (courseIds) filter.courseId = { $in: courseIds };
    const rows = await this.reports.find(filter).sort({ _id: -1 }).limit(limit).lean<ReportDocument[]>();
    return rows.map(toRecord);
  }

  /** True for the call that closed it. */
  async close(id: string, closedBy: string, closedAt: Date): Promise<boolean> {
    const closed = await this.reports.updateOne(
      { _id: id, closedAt: null },
      { $set: { closedBy, closedAt } },
    );
    return closed.modifiedCount > 0;
  }
}

function toRecord(row: ReportDocument): ReportRecord {
  const { _id, messageId, chatRoomId, courseId, reporterId, senderId, closedBy: _, ...rest } = row;
  return {
    ...rest,
    id: _id.toHexString(),
    messageId: messageId.toHexString(),
    chatRoomId: chatRoomId.toHexString(),
    courseId: courseId?.toHexString() ?? null,
    reporterId: reporterId.toHexString(),
    senderId: senderId.toHexString(),
  };
}
