import type { PersonModel, RoomRole } from '@officehours/contracts';

/** A read position to move forward. */
export interface ReadPosition {
  chatRoomId: string;
  userId: string;
  seq: number;
}

export interface NewMember {
  userId: string;
  model: PersonModel;
  role?: RoomRole;
  visibleFromSeq?: number;
  lastReadSeq?: number;
}

/** What is written of a member's own state. Absent fields stay as they are; a draft that is null goes. */
export interface MemberFields {
  unreadFromSeq?: number;
  unreadMarkedAt?: number;
  muted?: boolean;
  starred?: boolean;
  archived?: boolean;
  draft?: string | null;
}
