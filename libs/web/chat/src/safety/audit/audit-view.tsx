import type { AuditEntry } from '@officehours/contracts';
import type { AuditLog, Quarantine } from '@officehours/web-realtime';
import { Button, Placeholder, Skeleton } from '@officehours/web-ui';
import { ScrollText } from 'lucide-react';
import type { Format } from '../../i18n/format';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { Failure } from '../../room/failure';
import { AuditCheckCard, type AuditCheckCardProps } from './audit-check-card';
import { AuditFilters, type AuditWish } from './audit-filters';
import { AuditRow } from './audit-row';
import { QuarantineCard } from './quarantine-card';

export interface AuditViewProps extends AuditCheckCardProps {
  log: AuditLog;
  wish: AuditWish;
  quarantine: Quarantine;
  onWish: (wish: AuditWish) => void;
  onLeave: () => void;
}

/** The audit log, the latest day first, under what narrows it down. */
export function AuditView({ log, wish, quarantine, onWish, onLeave, check, onStart }: AuditViewProps) {
  const words = usePaneText().audit;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-muted">{words.hint}</p>
      <AuditCheckCard check={check} onStart={onStart} />
      <QuarantineCard {...quarantine} />
      <AuditFilters wish={wish} onChange={onWish} names={log.names} />
      <Entries {...{ log, wish, onWish, onLeave }} />
    </div>
  );
}

function Entries({
  log,
  wish,
  onWish,
  onLeave,
}: Pick<AuditViewProps, 'log' | 'wish' | 'onWish' | 'onLeave'>) {
  const words = usePaneText().audit;
  const format = useFormat();
  if (log.isPending) return <Waiting label={words.loading} />;
  if (log.error) return <Failure error={log.error} onRetry={log.retry} onLeave={onLeave} />;
  if (log.entries.length === 0)
    return (
      <Placeholder role="status" icon={<ScrollText size={24} />} title={words.none}>
        {words.noneHint}
      </Placeholder>
    );
  return (
    <section aria-label={words.entries} className="flex flex-col gap-5">
      {daysOf(log.entries, format).map(([day, entries]) => (
        <Day
          key={day}
          title={format.day(entries[0]?.at ?? day)}
          entries={entries}
          names={log.names}
          onActor={(actorId) => onWish({ ...wish, actorId })}
          onSubject={(subjectId) => onWish({ ...wish, subjectId })}
        />
      ))}
      {log.hasMore && (
        <Button size="sm" className="self-center" disabled={log.isFetchingMore} onClick={log.fetchMore}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

/** The entries of each day of the reader's zone, in the order they come in. */
function daysOf(entries: readonly AuditEntry[], format: Format): [day: string, entries: AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = format.dayKey(entry.at);
    const others = days.get(day);
    if (others) others.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

type DayProps = Omit<Parameters<typeof AuditRow>[0], 'entry'> & {
  title: string;
  entries: readonly AuditEntry[];
};

function Day({ title, entries, ...people }: DayProps) {
  return (
    <section aria-label={title}>
      <h2 className="border-b pb-1 text-sm font-semibold text-muted">{title}</h2>
      <ul className="divide-y">
        {entries.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} {...people} />
        ))}
      </ul>
    </section>
  );
}

const WIDTHS = ['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3', 'w-3/4'];

function Waiting({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-5 pt-2">
      {WIDTHS.map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-8 shrink-0 rounded-full!" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}
