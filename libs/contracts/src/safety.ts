import type { Id, IsoTime, Message, Participant } from './shapes';

/**
 * Why someone cannot write in a room they are in: they blocked the other one, the course is over, or the policy of the
 * place says no (which is also what someone hears who was blocked).
 */
export const ROOM_RESTRICTIONS = ['blocked', 'course_ended', 'talk_policy'] as const;
export type RoomRestriction = (typeof ROOM_RESTRICTIONS)[number];

/** Someone whom the reader has blocked. */
export interface Block {
  person: Participant;
  createdAt: IsoTime;
}

export const REPORT_REASONS = ['harassment', 'threat', 'sexual', 'spam', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** A message that someone reported, as those see it who look after the course. */
export interface Report {
  id: Id;
  reason: ReportReason;
  /** In the reporter's own words; empty when there are none. */
  comment: string;
  reporter: Pick<Participant, 'id' | 'name'>;
  /** Who wrote it; null when they are not known any more. */
  sender: Pick<Participant, 'id' | 'name'> | null;
  courseId: Id | null;
  chatRoomId: Id;
  /** The message as it was when it was reported, whatever became of it since. */
  message: Pick<Message, 'id' | 'seq' | 'content' | 'createdAt'>;
  createdAt: IsoTime;
  closedAt: IsoTime | null;
}

export interface ReportPage {
  reports: Report[];
  nextCursor: string | null;
}

/** Somebody whose access an administrator has taken away. */
export interface Suspension {
  userId: Id;
  name: string;
  reason: string;
  createdAt: IsoTime;
}
