import type { RoomKind } from '@officehours/contracts';
import type { MessageRecord, RoomRecord } from './room';

/** Where a page of rooms ends: by activity, then id. */
export interface ActivityCursor {
  at: Date;
  id: string;
}

/** The newest state of one room, as the log has it. */
export interface RoomSummary {
  chatRoomId: string;
  lastMessage: MessageRecord;
}

/** A room to be made. There is one room of each key. */
export interface NewRoom {
  key: string;
  kind: RoomKind;
  courseId: string | null;
  title?: string;
  history?: 'all' | 'joined';
}

/** Stored rooms. */
export abstract class RoomRepository {
  abstract find(id: string): Promise<RoomRecord | null>;
  /** The room of this key, made when there is none. `created` is true for exactly one caller. */
  abstract findOrCreate(room: NewRoom): Promise<{ room: RoomRecord; created: boolean }>;
  /** The newest numbers of rooms, as their summaries have them. */
  abstract lastSeqs(ids: readonly string[]): Promise<Map<string, number>>;
  abstract findDirect(participantKeys: readonly string[]): Promise<Map<string, RoomRecord>>;
  /** Of `ids`, those most recently active, after `cursor`. */
  abstract recent(ids: readonly string[], limit: number, cursor?: ActivityCursor): Promise<RoomRecord[]>;
  /** Of `ids`, those that belong to the course. */
  abstract ofCourse(ids: readonly string[], courseId: string): Promise<string[]>;
  /** The ids of all rooms that belong to the course. */
  abstract idsOfCourse(courseId: string): Promise<string[]>;
  /** The rooms of these kinds that belong to the course. */
  abstract inCourse(courseId: string, kinds: readonly RoomKind[]): Promise<RoomRecord[]>;
  /** Rooms in which something was said after `time`, the latest first. */
  abstract activeSince(time: Date, limit: number): Promise<Pick<RoomRecord, 'id' | 'lastSeq'>[]>;
  abstract rename(id: string, title: string): Promise<RoomRecord | null>;
  /** Brings the copy of a changed message up to date, where it is the last of its room. */
  abstract refreshLastMessage(message: MessageRecord): Promise<void>;
  /** Moves summaries forward, never back. */
  abstract summarise(summaries: readonly RoomSummary[]): Promise<void>;
}
