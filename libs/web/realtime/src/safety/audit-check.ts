import { AUDIT_BEGINNING, auditText, type AuditEntry, type AuditPage } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';

/** What is wrong with an entry: it is not there, not bound to the one before, or not what its hash says. */
export type AuditFault = 'missing' | 'unbound' | 'changed';

/** What came of following the chain: all of it holds, or where it does not. */
export type AuditVerdict =
  { holds: true; head: AuditPage['head'] } | { holds: false; seq: number; fault: AuditFault };

/** Milliseconds to wait where the service does not say how long. */
const PAUSE_MS = 1_000;

/**
 * Follows the chain from its first entry to its last, and computes each hash anew, here and not by the service.
 * @param page the entries after a number; @param onProgress how many were looked at, of how many.
 * @throws what `page` throws, but for having to wait; the reason of `signal` when it is aborted.
 */
export async function checkChain(
  page: (after: number) => Promise<AuditPage>,
  onProgress: (checked: number, total: number) => void,
  signal: AbortSignal,
): Promise<AuditVerdict> {
  let last = { seq: 0, hash: AUDIT_BEGINNING };
  for (;;) {
    const { entries, head } = await patiently(() => page(last.seq), signal);
    for (const entry of entries) {
      const fault = await faultOf(entry, last);
      if (fault) return { holds: false, seq: last.seq + 1, fault };
      last = entry;
    }
    onProgress(last.seq, Math.max(last.seq, head?.seq ?? 0));
    if (entries.length > 0) continue;
    const isCut = (head?.seq ?? 0) > last.seq;
    return isCut ? { holds: false, seq: last.seq + 1, fault: 'missing' } : { holds: true, head };
  }
}

async function faultOf(entry: AuditEntry, last: AuditPage['head'] & object): Promise<AuditFault | null> {
  if (entry.seq !== last.seq + 1) return 'missing';
  if (entry.previousHash !== last.hash) return 'unbound';
  return (await sha256(auditText(entry))) === entry.hash ? null : 'changed';
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A long log is more requests than one may make at a time. */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof OfficehoursError) || error.code !== 'rate_limited') throw error;
      await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs ?? PAUSE_MS));
    }
  }
}
