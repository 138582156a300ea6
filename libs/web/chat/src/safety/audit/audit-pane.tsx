import { useAuditCheck, useAuditLog, useQuarantine, type AuditFilter } from '@officehours/web-realtime';
import { useState } from 'react';
import { ANYTHING, type AuditWish } from './audit-filters';
import { AuditView } from './audit-view';

/** The audit log as an administrator reads it. */
export default function AuditPane({ onLeave }: { onLeave: () => void }) {
  const [wish, setWish] = useState(ANYTHING);
  const log = useAuditLog(filterOf(wish));
  const { check, start } = useAuditCheck();
  const quarantine = useQuarantine();
  return <AuditView {...{ log, wish, check, quarantine, onLeave }} onWish={setWish} onStart={start} />;
}

/** Whole days of the reader's zone. */
function filterOf({ action, actorId, subjectId, from, to }: AuditWish): AuditFilter {
  return {
    ...(action && { action }),
    ...(actorId && { actorId }),
    ...(subjectId && { subjectId }),
    ...(from && { since: midnight(from, 0) }),
    ...(to && { until: midnight(to, 1) }),
  };
}

/** When a day begins, or one some days after it. */
function midnight(day: string, later: number): string {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}
