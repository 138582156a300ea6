import { createHash } from 'node:crypto';
import type { AuditEntry, AuditOutcome } from '@officehours/contracts';

/** What is to be written down of an act; `key` is the act's own. */
export type AuditRecord = Omit<AuditEntry, 'seq' | 'at' | 'outcome' | 'previousHash' | 'hash'> & { at: Date };

/** The newest entry, to which the next one is bound. */
export type AuditHead = Pick<AuditEntry, 'seq' | 'hash'>;

const BEGINNING: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** The entry that follows `head`. */
export function chained(
  head: AuditHead | null,
  { at, ...record }: AuditRecord,
  outcome: AuditOutcome,
): AuditEntry {
  const { seq, hash: previousHash } = head ?? BEGINNING;
  const entry = { ...record, seq: seq + 1, at: at.toISOString(), outcome, previousHash };
  return { ...entry, hash: hashOf(entry) };
}

function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, key, at, action, outcome, actorId, subjectId, chatRoomId, details, previousHash } = entry;
  const pairs = Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));
  const fields = [seq, key, at, action, outcome, actorId, subjectId, chatRoomId, pairs, previousHash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
