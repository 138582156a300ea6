import type { AuditAction, AuditEntry, Id, IsoTime } from '@officehours/contracts';
import { invalid } from '../errors/app-error';

/** Where a page ended: the entries after it were begun before, or then and have a lower number. */
export type AuditCursor = Pick<AuditEntry, 'at' | 'seq'>;

/** Entries by when they were begun, the latest first. What is absent does not matter. */
export interface AuditQuery {
  action?: AuditAction;
  actorId?: Id;
  subjectId?: Id;
  /** From then on, up to and without `until`. */
  since?: IsoTime;
  until?: IsoTime;
  before?: AuditCursor;
  limit: number;
}

export function encodeAuditCursor({ at, seq }: AuditCursor): string {
  return Buffer.from(`${at} ${seq}`).toString('base64url');
}

/** @throws `validation_failed` for one that was not made here. */
export function decodeAuditCursor(cursor: string): AuditCursor {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, seq] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z) (\d{1,15})$/.exec(text) ?? [];
  if (at === undefined || seq === undefined) throw invalid('cursor', 'cursor');
  return { at, seq: Number(seq) };
}
