import type { AuditEntry } from './audit';

/** What `hash` of an entry is the SHA-256 of: its other fields as a JSON array, `details` as pairs sorted by name. */
export function auditText(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, key, at, action, outcome, actorId, subjectId, chatRoomId, details, previousHash } = entry;
  const pairs = Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([
    ...[seq, key, at, action, outcome, actorId, subjectId, chatRoomId],
    ...[pairs, previousHash],
  ]);
}

/** `previousHash` of the first entry. */
export const AUDIT_BEGINNING = '0'.repeat(64);
