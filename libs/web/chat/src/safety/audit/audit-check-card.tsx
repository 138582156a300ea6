import type { AuditCheck } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePaneText } from '../../i18n/pane-text';

export interface AuditCheckCardProps {
  check: AuditCheck;
  onStart: () => void;
}

/** Says whether the log is whole, once it was checked. */
export function AuditCheckCard({ check, onStart }: AuditCheckCardProps) {
  const words = usePaneText().audit.check;
  const isBusy = check.phase === 'checking';
  return (
    <section className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border bg-raised p-4">
      <Sign check={check} />
      <div className="min-w-52 flex-1">
        <h2 className="font-semibold">{words.title}</h2>
        <div role="status" className="text-sm text-muted">
          <Finding check={check} />
        </div>
      </div>
      <Button size="sm" disabled={isBusy} onClick={onStart}>
        {check.phase === 'idle' || isBusy ? words.start : words.again}
      </Button>
    </section>
  );
}

function Sign({ check }: Pick<AuditCheckCardProps, 'check'>) {
  const verdict = check.phase === 'done' ? check.verdict.holds : null;
  if (verdict === null) return <ShieldQuestion size={24} className="shrink-0 text-muted" />;
  return verdict ? (
    <ShieldCheck size={24} className="shrink-0 text-accent" />
  ) : (
    <ShieldX size={24} className="shrink-0 text-danger" />
  );
}

function Finding({ check }: Pick<AuditCheckCardProps, 'check'>): ReactNode {
  const words = usePaneText().audit.check;
  if (check.phase === 'idle') return words.hint;
  if (check.phase === 'failed') return <span className="text-danger">{words.failed}</span>;
  if (check.phase === 'done') return <Verdict verdict={check.verdict} />;
  const { checked, total } = check;
  return (
    <>
      {words.progress(checked, total)}
      <progress
        aria-label={words.title}
        value={checked}
        max={Math.max(1, total)}
        className="mt-2 block h-1.5 w-full accent-accent"
      />
    </>
  );
}

function Verdict({ verdict }: { verdict: (AuditCheck & { phase: 'done' })['verdict'] }): ReactNode {
  const words = usePaneText().audit.check;
  if (!verdict.holds)
    return (
      <>
        <p className="font-medium text-danger">{words.faults[verdict.fault](verdict.seq)}</p>
        <p>{words.broken}</p>
      </>
    );
  const { head } = verdict;
  if (!head) return words.empty;
  return (
    <>
      <p className="font-medium text-text">{words.holds(head.seq)}</p>
      <p>{words.newest}</p>
      <code
        dir="ltr"
        className="mt-1 block rounded-sm bg-sunken px-2 py-1 text-start font-mono text-xs break-all"
      >
        {`${head.seq}:${head.hash}`}
      </code>
    </>
  );
}
