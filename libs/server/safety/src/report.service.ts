import { Injectable } from '@nestjs/common';
import { LIMITS, type CourseRole, type Report, type ReportPage } from '@officehours/contracts';
import { RoomAccessCache } from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { VisibleMessages } from '@officehours/message';
import {
  Audit,
  Clock,
  invalid,
  notFound,
  refusalOf,
  requireAccess,
  type Caller,
  type Person,
} from '@officehours/platform';
import type { ReportDto, ReportQueryDto } from './report.dto';
import { ReportRepository, type NewReport, type ReportRecord } from './report.repository';

/** Messages that somebody reported: told to the staff of the course and to administrators, never to who wrote them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly messages: VisibleMessages,
    private readonly access: RoomAccessCache,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The same person's second report of a message changes nothing. @throws `not_found` for what one may not read. */
  async report(
    caller: Caller,
    messageId: string,
    { reason, comment = '' }: ReportDto,
  ): Promise<{ report: Report; created: boolean }> {
    const message = await this.messages.find(caller, messageId);
    const { courseId } = await this.access.of(message.chatRoomId, caller.id);
    if (message.deletedAt) throw notFound();
    const { senderId } = message;
    if (senderId === null || senderId === caller.id) throw invalid('', 'not_of_another');
    const draft: NewReport = {
      messageId: message.id,
      chatRoomId: message.chatRoomId,
      courseId,
      reporterId: caller.id,
      senderId,
      reason,
      comment,
      seq: message.seq,
      content: message.content,
      sentAt: message.createdAt,
      createdAt: this.clock.now(),
    };
    const { report, created } = await this.audit.during(
      {
        action: 'message.reported',
        actorId: caller.id,
        subjectId: draft.senderId,
        chatRoomId: draft.chatRoomId,
        details: { messageId, reason },
      },
      () => this.reports.put(draft),
      (put) => put.created,
    );
    return { report: (await this.present([report]))[0]!, created };
  }

  /** Those the caller might close: of the courses of whose staff they are; of everything for an administrator. */
  async page(caller: Caller, { cursor, limit = LIMITS.pageDefault }: ReportQueryDto): Promise<ReportPage> {
    requireAccess('report.read', caller);
    const rows = await this.reports.page({
      ...(!mayClose(caller, null) && { courseIds: await this.staffedBy(caller) }),
      notAbout: caller.id,
      limit: limit + 1,
      beforeId: cursor?.toLowerCase(),
    });
    const page = rows.slice(0, limit);
    return {
      reports: await this.present(page),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** Looked after; it stays in the list. */
  async close(caller: Caller, reportId: string): Promise<void> {
    const report = await this.reports.find(reportId);
    if (!report) throw notFound();
    const course = report.courseId && (await this.directory.roleIn(report.courseId, caller.id));
    const isAboutThem = report.senderId === caller.id;
    requireAccess('report.close', { role: caller.role, course: course || null, isAboutThem });
    await this.audit.during(
      {
        action: 'report.closed',
        actorId: caller.id,
        subjectId: report.senderId,
        chatRoomId: report.chatRoomId,
        details: { reportId: report.id },
      },
      () => this.reports.close(report.id, caller.id, this.clock.now()),
      Boolean,
    );
  }

  private async staffedBy(caller: Caller): Promise<string[]> {
    const courses = await this.directory.coursesOf(caller.id);
    return courses.filter(({ role }) => mayClose(caller, role)).map(({ id }) => id);
  }

  private async present(rows: readonly ReportRecord[]): Promise<Report[]> {
    const people = await this.directory.people([
      ...new Set(rows.flatMap(({ reporterId, senderId }) => [reporterId, senderId])),
    ]);
    const byId = new Map(people.map((person) => [person.id, person]));
    return rows.map((row) => presentReport(row, byId));
  }
}

function mayClose({ role }: Caller, course: CourseRole | null): boolean {
  return refusalOf('report.close', { role, course }) === null;
}

function presentReport(row: ReportRecord, people: ReadonlyMap<string, Person>): Report {
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  return {
    id: row.id,
    reason: row.reason,
    comment: row.comment,
    reporter: named(row.reporterId),
    sender: people.has(row.senderId) ? named(row.senderId) : null,
    courseId: row.courseId,
    chatRoomId: row.chatRoomId,
    message: { id: row.messageId, seq: row.seq, content: row.content, createdAt: row.sentAt.toISOString() },
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
