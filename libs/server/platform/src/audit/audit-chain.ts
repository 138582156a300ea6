import { createHash } from 'node:crypto';
import { AUDIT_BEGINNING, auditText, type AuditEntry, type AuditOutcome } from '@officehours/contracts';

/** What is to be written down of an act; `key` is the act's own. */
export type AuditRecord = Omit<AuditEntry, 'seq' | 'at' | 'outcome' | 'previousHash' | 'hash'> & { at: Date };

/** The newest entry, to which the next one is bound. */
export type AuditHead = Pick<AuditEntry, 'seq' | 'hash'>;

const BEGINNING: AuditHead = { seq: 0, hash: AUDIT_BEGINNING };

/** The entry that follows `head`. */
export function chained(
  head: AuditHead | null,
  { at, ...record }: AuditRecord,
  outcome: AuditOutcome,
): AuditEntry {
  const { seq, hash: previousHash } = head ?? BEGINNING;
  const entry = { ...record, seq: seq + 1, at: at.toISOString(), outcome, previousHash };
  return { ...entry, hash: createHash('sha256').update(auditText(entry)).digest('hex') };
}
