/** What is to be done later, by kind, and what has to be known for it. Plain JSON: it is stored. */
export interface JobMap {
  /** Tell a person of a message on their devices. */
  push: { messageId: string; userId: string };
  /** Take the notifications of a room back that a person has read elsewhere. */
  clear: { chatRoomId: string; userId: string; seq: number };
  /** Show anew what devices show of a room, after an edit, or after a message or the person went from it. */
  refresh: { chatRoomId: string; userId: string; editedId?: string };
  /** Write to a person about what stayed unread. */
  digest: { userId: string; plannedAt: number };
}

export type JobKind = keyof JobMap;

export interface NewJob<K extends JobKind> {
  /** Unique among its kind: what was planned once under it is not planned again. Letters, digits, `-` and `.`. */
  id: string;
  dueAt: Date;
  data: JobMap[K];
}

/** Nothing: it is done. `again`: not yet, ask once more then. Throwing means the same, a while later, some times. */
export type Outcome = { again: Date } | undefined;

export type Work<K extends JobKind> = (data: JobMap[K]) => Promise<Outcome>;

/** A job that fails is tried so often, each time after twice as long. */
export const ATTEMPTS = 8;
export const FIRST_RETRY_MS = 2_000;
/** So long it is known what was planned already. */
export const REMEMBERED_SECONDS = 7 * 24 * 3600;

/**
 * Work that outlives the process. What `plan` has answered for is done, after a crash as well, and then perhaps a second
 * time: work has to bear that. Planning the same id again changes nothing.
 */
export abstract class JobQueue {
  abstract plan<K extends JobKind>(kind: K, jobs: readonly NewJob<K>[]): Promise<void>;
  /** Who does the jobs of a kind. To be said before the service has started. */
  abstract handle<K extends JobKind>(kind: K, work: Work<K>): void;
}
