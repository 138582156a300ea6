import type { Id, IsoTime, Participant } from './shapes';

/** Acts that matter for security, as the audit log names them. */
export const AUDIT_ACTIONS = [
  'access.refused',
  'account.created',
  'audit.read',
  'course.created',
  'course.renamed',
  'course.role',
  'course.talk',
  'directory.imported',
  'file.quarantined',
  'member.added',
  'member.removed',
  'member.role',
  'message.reported',
  'password.changed',
  'person.blocked',
  'person.restored',
  'person.role',
  'person.suspended',
  'person.unblocked',
  'quarantine.deleted',
  'quarantine.read',
  'quarantine.released',
  'report.closed',
  'room.opened',
  'room.visit-ended',
  'room.visited',
  'session.begun',
  'session.ended',
  'sign-in.failed',
  'token.refused',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `unknown`: the service died on the way, and whether it was done shows only where it would have had its effect. */
export const AUDIT_OUTCOMES = ['done', 'unknown'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** How the log is read: as the chain that it is, or by when acts were begun, the latest first. */
export const AUDIT_ORDERS = ['chain', 'latest'] as const;
export type AuditOrder = (typeof AUDIT_ORDERS)[number];

/** One entry of the audit log. Entries are numbered without holes, and each is bound to the one before. */
export interface AuditEntry {
  seq: number;
  /** The act's own: no act has two entries. */
  key: string;
  /** When it was begun. */
  at: IsoTime;
  action: AuditAction;
  outcome: AuditOutcome;
  /** Who did it; null for somebody unknown, and for the service itself. */
  actorId: Id | null;
  /** Whom it was done to. */
  subjectId: Id | null;
  chatRoomId: Id | null;
  details: Record<string, string | number | boolean | null>;
  /** `hash` of the entry before; 64 zeros in the first. */
  previousHash: string;
  /** SHA-256, in hex digits, of all the other fields as a JSON array in the order of this list, `details` as pairs sorted by name: of `auditText`. */
  hash: string;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** Those who did something in `entries`, or to whom it was done, as far as they are known. */
  people: Pick<Participant, 'id' | 'name'>[];
  /** Of entries by time: where the page after this one begins; null when there is none. */
  nextCursor: string | null;
  /** The newest entry there is; null in an empty log. */
  head: Pick<AuditEntry, 'seq' | 'hash'> | null;
}
