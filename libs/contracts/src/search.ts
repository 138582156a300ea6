import type { IsoTime, Message, Participant, Room } from './shapes';

/** Where the words that were looked for stand in a text: offset and length in UTF-16 units, as browsers count. */
export interface SearchHit {
  at: number;
  length: number;
}

/** A message that was found, and the part of it that shows why. */
export interface SearchResult {
  message: Message;
  /** On one line; begins or ends with an ellipsis where something was left out. */
  excerpt: string;
  hits: SearchHit[];
}

export interface SearchPage {
  /** Newest first. */
  results: SearchResult[];
  /** The rooms of these results. */
  rooms: Room[];
  /** Who wrote them. */
  people: Participant[];
  nextCursor: string | null;
  /** False while older messages are still being made searchable: after an upgrade, or long and heavy load. */
  isComplete: boolean;
}

/** People whom the caller shares a room with, by name. */
export interface PeopleFound {
  people: Participant[];
  hasMore: boolean;
}

/** What can be asked for; words or anything that narrows it. */
export interface SearchRequest {
  q?: string;
  senderId?: string;
  courseId?: string;
  chatRoomId?: string;
  hasFile?: boolean;
  since?: IsoTime;
  until?: IsoTime;
}
