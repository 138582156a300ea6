import { createHash, randomBytes } from 'node:crypto';
import { AUDIT_BEGINNING, auditText, type AuditEntry, type AuditOutcome } from '@officehours/contracts';

/** What is to be written down of an act; `key` is the act's own. */
export type AuditRecord = Omit<AuditEntry, 'seq' | 'at' | 'outcome' | 'previousHash' | 'hash'> & { at: Date };

/** The newest entry, to which the next one is bound. */
export type AuditHead = Pick<AuditEntry, 'seq' | 'hash'>;

const BEGINNING: AuditHead = { seq: 0, hash: AUDIT_BEGINNING };

/** An act of which it is known how it ended. */
export interface EndedAct {
  record: AuditRecord;
  outcome: AuditOutcome;
}

/** The key of an act that is like no other. */
export function newAuditKey(): string {
  return randomBytes(12).toString('hex');
}

/** The entries of `acts`, in their order, which follow `head`. */
export function chained(head: AuditHead | null, acts: readonly EndedAct[]): AuditEntry[] {
  let last = head ?? BEGINNING;
  return acts.map((act) => {
    const entry = bound(last, act);
    last = entry;
    return entry;
  });
}

function bound(
  { seq, hash: previousHash }: AuditHead,
  { record: { at, ...record }, outcome }: EndedAct,
): AuditEntry {
  const entry = { ...record, seq: seq + 1, at: at.toISOString(), outcome, previousHash };
  return { ...entry, hash: createHash('sha256').update(auditText(entry)).digest('hex') };
}
