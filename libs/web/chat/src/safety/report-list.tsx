import type { Report } from '@officehours/contracts';
import { Button, TextField } from '@officehours/web-ui';
import { useState } from 'react';
import { useAttempt } from '../group/use-attempt';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

export interface ReportListProps {
  reports: readonly Report[];
  onClose: (reportId: string) => Promise<void>;
  /** Begins to read the conversation of a report. */
  onRead: (chatRoomId: string) => void;
  /** Whether the reader may do that: not where they are a member, or have no say. */
  mayRead: (report: Report) => boolean;
  /** Absent for who is no administrator. */
  onSuspend: ((userId: string, reason: string) => Promise<void>) | undefined;
}

/** Reported messages, with what can be done about them. */
export function ReportList({ reports, ...on }: ReportListProps) {
  const words = usePaneText().safety;
  if (reports.length === 0) return <p className="text-sm text-muted">{words.noReports}</p>;
  return (
    <ul className="flex flex-col divide-y">
      {reports.map((report) => (
        <ReportRow key={report.id} report={report} {...on} />
      ))}
    </ul>
  );
}

function ReportRow({
  report,
  onClose,
  onSuspend,
  onRead,
  mayRead,
}: Omit<ReportListProps, 'reports'> & { report: Report }) {
  const words = usePaneText().safety;
  const format = useFormat();
  const { isBusy, failure, attempt } = useAttempt();
  const { sender } = report;
  return (
    <li className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{words.reasons[report.reason]}</span>
        <span className="text-sm text-muted">
          {words.reportedBy(report.reporter.name || words.someone, format.exact(report.createdAt))}
        </span>
      </p>
      <figure className="rounded-md bg-bubble px-3 py-2">
        <blockquote className="wrap-anywhere whitespace-pre-wrap" dir="auto">
          {report.message.content}
        </blockquote>
        <figcaption className="mt-1 text-sm text-muted">
          {words.wrote(sender?.name ?? words.someone)}
        </figcaption>
      </figure>
      {report.comment && (
        <p className="text-sm wrap-anywhere" dir="auto">
          {report.comment}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {report.closedAt ? (
          <span className="text-sm text-muted">{words.closed}</span>
        ) : (
          <Button size="sm" disabled={isBusy} onClick={() => attempt(() => onClose(report.id))}>
            {words.close}
          </Button>
        )}
        {mayRead(report) && (
          <Button size="sm" onClick={() => onRead(report.chatRoomId)}>
            {words.visit.read}
          </Button>
        )}
        {sender && onSuspend && (
          <Suspending name={sender.name} onSuspend={(why) => onSuspend(sender.id, why)} />
        )}
      </div>
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
    </li>
  );
}

function Suspending({ name, onSuspend }: { name: string; onSuspend: (reason: string) => Promise<void> }) {
  const text = useText();
  const words = usePaneText().safety;
  const { isBusy, failure, attempt } = useAttempt();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <Button size="sm" variant="danger" onClick={() => setReason('')}>
        {words.suspend(name)}
      </Button>
    );
  const submit = async (): Promise<void> => {
    await onSuspend(reason.trim());
    setReason(null);
  };
  return (
    <form
      className="flex w-full flex-col gap-3 rounded-md border p-3"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(submit);
      }}
    >
      <p className="text-sm text-muted">{words.suspendHint}</p>
      <TextField
        label={words.suspendReason}
        value={reason}
        dir="auto"
        maxLength={1_000}
        error={failure}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="sm" onClick={() => setReason(null)}>
          {text.cancel}
        </Button>
        <Button size="sm" type="submit" variant="danger" disabled={isBusy || reason.trim() === ''}>
          {words.suspend(name)}
        </Button>
      </div>
    </form>
  );
}
